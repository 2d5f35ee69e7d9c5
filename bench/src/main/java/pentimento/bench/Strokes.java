package pentimento.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import pentimento.engine.Executor;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.Session;
import pentimento.studio.Sidecar;
import pentimento.studio.Workflow;
import pentimento.studio.painting.LivePainter;
import pentimento.studio.painting.LivePaintings;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Through;

/// Times what a stroke of 200 × 200 pixels costs in a process that is warm, from the rename of the
/// document to result tiles in memory, and the full render of the same, alternately. Run by
/// `bench/strokes.sh RAW FOLDER`, which copies the raw into the folder and paints there.
public final class Strokes {

  private static final int WARM = 4;
  private static final int COUNTED = 7;

  private Strokes() {}

  /// Takes a photograph in a folder that may be written to.
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Cancellation cancellation = new Cancellation();
    Painter painter = new Painter(null, new Memory(null), _ -> {});
    try (Darkroom scratch = new Darkroom(new Executor(), painter);
        Darkroom darkroom =
            new Darkroom(new Executor(), new LivePainter(painter, new LivePaintings(1L << 30)));
        Session session = new Session(darkroom, Photo.open(file), 3L << 29)) {
      Path kra;
      try (Photo photo = Photo.open(file)) {
        Edit edit = Edits.of(photo, null, Workflow.FILMIC, List.of());
        Place place = Place.parse("before:filmicrgb");
        kra =
            Paint.at(scratch, photo, edit, place, Through.Base.EMBEDDED, false, cancellation)
                .document();
      }
      Edit edit = Objects.requireNonNull(Sidecar.find(file, Darkroom.catalogue()));
      session.update(edit, cancellation, Progress.NONE);
      double[] stroke = new double[COUNTED];
      double[] full = new double[COUNTED];
      for (int i = 0; i < WARM + COUNTED; i++) {
        Path saved = paint(kra, new Rect(1500 + 90 * i, 1100 + 70 * i, 200, 200), 0.2f + 0.1f * i);
        Files.move(saved, kra, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        long start = System.nanoTime();
        session.update(edit, cancellation, Progress.NONE);
        double one = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        try (Session fresh = new Session(scratch, Photo.open(file), 3L << 29)) {
          fresh.update(edit, cancellation, Progress.NONE);
          double all = (System.nanoTime() - start) / 1e6;
          same(session, fresh, edit);
          if (i < WARM) continue;
          stroke[i - WARM] = one;
          full[i - WARM] = all;
        }
      }
      Arrays.sort(stroke);
      Arrays.sort(full);
      System.out.printf(
          Locale.ROOT,
          "stroke: median %.1f ms (%.1f to %.1f); full: median %.0f ms (%.0f to %.0f); ratio %.1f%n",
          stroke[COUNTED / 2],
          stroke[0],
          stroke[COUNTED - 1],
          full[COUNTED / 2],
          full[0],
          full[COUNTED - 1],
          full[COUNTED / 2] / stroke[COUNTED / 2]);
    }
  }

  /// A copy of the document beside it, with a stroke in the dodge layer.
  private static Path paint(Path kra, Rect rect, float light) {
    Planes stroke = Planes.allocate(rect, 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, light);
    Arrays.fill(stroke.plane(3), 1f);
    Path saved = kra.resolveSibling("saved.kra");
    try (KraDocument document = KraDocument.open(kra)) {
      for (Layer l : document.layers()) {
        if (l instanceof PaintLayer p && p.name().equals("dodge")) {
          KraEdit.of(document)
              .pixels(p, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
              .save(saved, SaveOptions.REPLACE);
        }
      }
    }
    return saved;
  }

  private static void same(Session one, Session other, Edit edit) {
    Rect part = new Rect(1400, 1000, 1600, 1400);
    Planes a = one.region(edit, part, new Cancellation(), Progress.NONE);
    Planes b = other.region(edit, part, new Cancellation(), Progress.NONE);
    for (int c = 0; c < 3; c++) {
      if (!Arrays.equals(a.plane(c), b.plane(c))) {
        throw new IllegalStateException("the bits differ");
      }
    }
  }
}
