package pentimento.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenResult;
import pentimento.kra.flatten.Flattener;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;

/// The library in a process that stays, for `bench/kra.sh`.
///
/// `KraWarm FILE FOLDER` answers each line it is given with milliseconds. `flatten` opens the
/// document and flattens it to planes; `list` opens it and walks its tree; `stroke` opens it with a
/// stroke of 200 × 200 pixels more or less than the last time and brings the flattened picture up
/// to date. `check` says `same` when that picture has the bits of a full flatten.
///
/// `KraWarm huge FILE` writes ten layers of 10,000 × 10,000 pixels of 32-bit float.
public final class KraWarm {

  private static final Rect STROKE = new Rect(2611, 1733, 200, 200);

  private final Path file;
  private final Path painted;
  private boolean withStroke;
  private Planes flat;
  private KraDocument last;

  private KraWarm(Path file, Path folder) {
    this.file = file;
    this.painted = folder.resolve("painted.kra");
    Planes stroke = Planes.allocate(STROKE, 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, 0.7f);
    try (KraDocument document = KraDocument.open(file)) {
      KraEdit.of(document)
          .addOnTop(NewNode.paint("stroke", PlanarPixels.of(PixelFormat.RGBA_F32, stroke)))
          .save(painted, SaveOptions.REPLACE);
      this.last = document;
    }
    this.flat = flatten(file);
  }

  /// See the class.
  public static void main(String[] args) throws IOException {
    if (args[0].equals("huge")) {
      huge(Path.of(args[1]));
      return;
    }
    KraWarm warm = new KraWarm(Path.of(args[0]), Path.of(args[1]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(warm.answer(line));
      System.out.flush();
    }
  }

  private String answer(String asked) {
    if (asked.equals("check")) {
      Planes full = flatten(withStroke ? painted : file);
      return Arrays.deepEquals(full.planes(), flat.planes()) ? "same" : "different";
    }
    long start = System.nanoTime();
    switch (asked) {
      case "flatten" -> flat = flatten(withStroke ? painted : file);
      case "list" -> list();
      case "stroke" -> stroke();
      default -> throw new IllegalArgumentException(asked);
    }
    return String.format(Locale.ROOT, "%.3f", (System.nanoTime() - start) / 1e6);
  }

  private static Planes flatten(Path file) {
    try (KraDocument document = KraDocument.open(file)) {
      FlattenResult result = Flattener.flatten(document, FlattenOptions.defaults());
      return result.planes();
    }
  }

  private void list() {
    int[] tiles = {0};
    try (KraDocument document = KraDocument.open(file)) {
      document.walk(node -> {
        if (node instanceof PaintLayer) tiles[0]++;
      });
    }
    if (tiles[0] == 0) throw new IllegalStateException("no layers");
  }

  private void stroke() {
    withStroke = !withStroke;
    try (KraDocument document = KraDocument.open(withStroke ? painted : file, last)) {
      last = document;
      var _ = Flattener.update(document, FlattenOptions.defaults(), flat, List.of(STROKE));
    }
  }

  private static void huge(Path file) {
    Rect all = new Rect(0, 0, 10_000, 10_000);
    NewNode[] layers = new NewNode[10];
    String[] modes = {"normal", "add", "multiply", "screen", "overlay"};
    for (int n = 0; n < layers.length; n++) {
      int seed = n;
      // Steps of 1/256, so that ten layers of 1.6 GB pack to what a disk holds.
      PlanarPixels pixels =
          PlanarPixels.of(
              PixelFormat.RGBA_F32,
              all,
              planes -> {
                Rect rect = planes.rect();
                for (int y = rect.y(); y < rect.bottom(); y++) {
                  for (int x = rect.x(); x < rect.right(); x++) {
                    int at = planes.index(x, y);
                    for (int c = 0; c < 3; c++) {
                      planes.plane(c)[at] = ((x * (c + 1) + y * seed >> 6) & 255) / 256f;
                    }
                    planes.plane(3)[at] = seed == 9 ? 1 : ((x + y >> 7) & 127) / 256f + 0.25f;
                  }
                }
              });
      layers[n] = NewNode.paint("layer " + n, pixels).op(modes[n % modes.length]);
    }
    byte[] icc = StandardProfiles.LINEAR_REC2020.bytes();
    NewDocument.of("huge", 10_000, 10_000, PixelFormat.RGBA_F32, "Linear Rec2020", icc)
        .layers(layers)
        .write(file, SaveOptions.REPLACE);
  }
}
