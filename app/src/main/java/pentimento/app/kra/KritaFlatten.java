package pentimento.app.kra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.Pictures;
import pentimento.formats.pfm.PfmWriter;
import pentimento.host.Places;
import pentimento.kra.KraDocument;
import pentimento.kra.program.KritaProgram;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Flattening by the real Krita: exported beside the target, looked at, renamed.
final class KritaFlatten {

  private KritaFlatten() {}

  static void write(Path document, Path target, Duration timeout, int threads) {
    if (threads < 1) throw new BadParameter("-t", threads, "at least 1");
    String name = target.getFileName().toString();
    String lower = name.toLowerCase(Locale.ROOT);
    boolean pfm = lower.endsWith(".pfm");
    String ending = pfm || lower.endsWith(".tiff") || lower.endsWith(".tif") ? ".tif" : ".png";
    if (!pfm && ending.equals(".png") && !lower.endsWith(".png")) {
      throw new BadParameter("-o", target, "a name that ends in .png, .tif or .pfm with --with");
    }
    Rect bounds;
    try (KraDocument opened = KraDocument.open(document)) {
      bounds = opened.image().bounds();
    }
    Path fresh = target.resolveSibling("." + name + ".krita" + ending);
    try {
      Files.deleteIfExists(fresh);
      // Krita would not say why it could not write.
      Files.createFile(fresh);
      Files.delete(fresh);
      Path home = Places.ofThisProcess().configuration().resolve("krita-home");
      KritaProgram krita = KritaProgram.find(home);
      Cancellation never = new Cancellation();
      // A Krita without Python has to be started for each.
      boolean warm = krita.worker().export(document, fresh, timeout, never);
      if (!warm) krita.export(document, fresh, timeout, never);
      check(fresh, bounds);
      if (pfm) {
        toPfm(fresh, target);
      } else {
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    } finally {
      try {
        Files.deleteIfExists(fresh);
      } catch (IOException _) {
        // What matters has been said already.
      }
    }
  }

  private static void check(Path picture, Rect bounds) {
    try (PictureFile file = Pictures.open(picture)) {
      PictureHeader h = file.header();
      if (h.width() == bounds.width() && h.height() == bounds.height()) return;
      throw new MissingProgram(
          "krita",
          "gave a picture of %dx%d for a document of %dx%d"
              .formatted(h.width(), h.height(), bounds.width(), bounds.height()),
          "open the document in Krita itself");
    }
  }

  /// PFM has no alpha: colours are multiplied by it.
  private static void toPfm(Path tiff, Path target) {
    try (PictureFile file = Pictures.open(tiff)) {
      Planes all = file.read();
      int channels = file.header().channels();
      boolean alpha = file.header().alpha() == PictureHeader.Alpha.UNASSOCIATED;
      int colours = file.header().alpha() == PictureHeader.Alpha.NONE ? channels : channels - 1;
      float[][] planes = java.util.Arrays.copyOf(all.planes(), colours);
      if (alpha) {
        float[] a = all.plane(colours);
        for (float[] p : planes) {
          for (int i = 0; i < a.length; i++) p[i] = a[i] == 0 ? 0 : p[i] * a[i];
        }
      }
      Rect rect = all.rect();
      new PfmWriter()
          .write(
              target,
              PictureHeader.of(rect.width(), rect.height(), colours),
              new Planes(rect, planes));
    }
  }
}
