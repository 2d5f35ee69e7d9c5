package pentimento.sample;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import pentimento.formats.PictureHeader;
import pentimento.formats.pfm.PfmFile;
import pentimento.formats.pfm.PfmWriter;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.sample.paint.Painting;
import pentimento.sample.still.Renderer;
import pentimento.sample.still.Specks;
import pentimento.sample.still.StillLife;

/// Makes the files in `samples/`; docs/sample.md tells how to call it.
public final class MakeSample {

  private static final int WIDTH = 2016;
  private static final int HEIGHT = 1344;
  private static final int MOST_SAMPLES = 48;

  private MakeSample() {}

  /// `photo SCENE.pfm OUT.dng` photographs the scene light in SCENE.pfm, which is rendered first
  /// where it does not exist; `painting FILE.kra` paints into a document; `pair` sets two developed
  /// pictures beside each other.
  public static void main(String[] args) {
    if (args.length == 3 && args[0].equals("photo")) {
      Path scene = Path.of(args[1]);
      Planes light = Files.exists(scene) ? read(scene) : render(scene);
      SyntheticCamera.photograph(Specks.dimmed(light), Path.of(args[2]));
    } else if (args.length == 2 && args[0].equals("painting")) {
      Painting.paint(Path.of(args[1]));
    } else if (args.length == 4 && args[0].equals("pair")) {
      SideBySide.write(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
    } else {
      System.err.println(
          "usage: photo SCENE.pfm OUT.dng | painting FILE.kra | pair BEFORE.png AFTER.png OUT.jpg");
      System.exit(2);
    }
  }

  private static Planes read(Path file) {
    try (PfmFile pfm = PfmFile.open(file)) {
      return pfm.read();
    }
  }

  private static Planes render(Path keep) {
    long start = System.nanoTime();
    AtomicInteger rows = new AtomicInteger();
    Planes scene =
        new Renderer(new StillLife(), WIDTH, HEIGHT, MOST_SAMPLES)
            .render(
                Rect.ofSize(WIDTH, HEIGHT),
                Runtime.getRuntime().availableProcessors(),
                () -> {
                  int done = rows.incrementAndGet();
                  if (done % 64 == 0) {
                    System.err.printf(
                        "%d of %d rows, %.0f s%n", done, HEIGHT, (System.nanoTime() - start) / 1e9);
                  }
                });
    new PfmWriter().write(keep, PictureHeader.of(WIDTH, HEIGHT, 3), scene);
    return scene;
  }
}
