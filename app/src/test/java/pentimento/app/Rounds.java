package pentimento.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;

/// One of two processes that work on one painted photograph at the same time: it refreshes,
/// renders, changes the exposure, paints on a layer of its own, and after each step looks whether
/// all is right. Ends with 1 and says why when it is not.
///
/// Arguments: photograph, the layer it paints on, rounds, seed, and what the first sample of the
/// base is at exposures of -2 to 2 EV.
final class Rounds {

  private static final Rect STROKE = new Rect(8, 8, 16, 16);

  private final Path photo;
  private final String layer;
  private final Random random;
  private final Memory memory;
  private final float[] references = new float[5];
  private float painted = -1;

  private Rounds(Path photo, String layer, long seed, String references) {
    this.photo = photo;
    this.layer = layer;
    this.random = new Random(seed);
    String[] words = references.split(" ");
    for (int i = 0; i < this.references.length; i++) {
      this.references[i] = Float.parseFloat(words[i]);
    }
    this.memory = new Memory(pentimento.host.Places.ofThisProcess().store());
  }

  public static void main(String[] arguments) {
    Rounds rounds =
        new Rounds(Path.of(arguments[0]), arguments[1], Long.parseLong(arguments[3]), arguments[4]);
    PrintStream out = System.out;
    int count = Integer.parseInt(arguments[2]);
    for (int i = 0; i < count; i++) {
      try {
        rounds.step(i);
        rounds.check();
      } catch (RuntimeException e) {
        out.println("round " + i + ": " + e);
        e.printStackTrace(out);
        System.exit(1);
      }
    }
    out.println(count + " rounds");
    System.exit(0);
  }

  private void step(int round) {
    switch (random.nextInt(5)) {
      case 0 -> {
        try (PhotoLock _ = PhotoLock.of(photo, memory.whereabouts())) {
          String ev = Integer.toString(random.nextInt(-2, 3));
          Sidecar.write(
              photo, edit().set(Darkroom.catalogue(), "exposure.ev=" + ev), Darkroom.catalogue());
        }
      }
      case 1 -> {
        try (PhotoLock _ = PhotoLock.of(photo, memory.whereabouts())) {
          paint(round);
        }
      }
      case 2 -> run("develop", photo, "-o", photo.resolveSibling(layer + ".jpg"));
      default -> run("refresh", photo);
    }
  }

  private static void run(Object... words) {
    Run run = Run.of(words);
    if (run.code() != 0) throw new IllegalStateException(List.of(words) + ": " + run.err());
  }

  private Edit edit() {
    return Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()), "the edit is gone");
  }

  private Path document() {
    for (var module : edit().modules()) {
      if (module.operation() instanceof Through t) return photo.resolveSibling(t.document());
    }
    throw new IllegalStateException("the painting is gone from the edit");
  }

  private void paint(int round) {
    Planes stroke = Planes.allocate(STROKE, 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, round + 1);
    try (KraDocument document = KraDocument.open(document())) {
      KraEdit.of(document)
          .pixels(own(document, layer), PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
          .save(document(), SaveOptions.REPLACE);
    }
    painted = round + 1;
  }

  static PaintLayer own(KraDocument document, String name) {
    for (Layer l : document.layers()) {
      if (l instanceof PaintLayer paint && paint.name().equals(name)) return paint;
    }
    throw new IllegalStateException("layer " + name + " is gone");
  }

  /// What this process painted is there, and the base layer shows what its record says.
  private void check() {
    try (PhotoLock _ = PhotoLock.of(photo, memory.whereabouts());
        KraDocument document = KraDocument.open(document())) {
      if (painted >= 0) {
        float there = first(own(document, layer), STROKE);
        if (there != painted) {
          throw new IllegalStateException("painted " + painted + ", there is " + there);
        }
      }
      BaseRecord record = Objects.requireNonNull(BaseRecord.of(document), "no record");
      float base = first(own(document, "photo (base)"), STROKE);
      float reference = references[(int) exposure(record) + 2];
      if (base != reference) {
        throw new IllegalStateException("the base is " + base + " and not " + reference);
      }
    }
  }

  static double exposure(BaseRecord record) {
    for (Object module : record.modules()) {
      if (module instanceof Map<?, ?> map
          && "exposure".equals(map.get("op"))
          && map.get("params") instanceof Map<?, ?> params
          && params.get("ev") instanceof Number ev) {
        return ev.doubleValue();
      }
    }
    throw new IllegalStateException("the record knows no exposure");
  }

  /// The first sample of a layer in a rectangle.
  static float first(PaintLayer layer, Rect where) {
    Planes one = Planes.allocate(new Rect(where.x(), where.y(), 1, 1), 4);
    layer.pixels().reader().read(one);
    return one.plane(0)[0];
  }
}
