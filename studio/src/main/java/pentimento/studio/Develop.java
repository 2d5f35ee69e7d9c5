package pentimento.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.ops.finalscale.FinalScale;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Progress;
import pentimento.pixel.colour.RgbSpace;

/// Renders a photograph to a file. Writes nothing but that file and the store.
public final class Develop {

  private Develop() {}

  /// What to render.
  ///
  /// @param until where the pipe ends; null for its whole length
  /// @param size a box to fit the picture into; null for full size
  /// @param paintings false to pass all paintings by
  public record Request(
      Target target, @Nullable Place until, @Nullable Size size, boolean paintings) {}

  /// A box to fit a picture into.
  public record Size(int width, int height) {

    /// Reads `WxH`.
    ///
    /// @throws BadParameter for anything else
    public static Size parse(String text) {
      String[] parts = text.toLowerCase(Locale.ROOT).split("x");
      try {
        if (parts.length == 2) {
          Size size = new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
          if (size.width > 0 && size.height > 0) return size;
        }
      } catch (NumberFormatException _) {
        // Said below.
      }
      throw new BadParameter("--size", text, "width and height in pixels, such as 1600x1200");
    }
  }

  /// Renders.
  ///
  /// @throws CannotWrite when the target would replace the photograph or a sidecar of it
  public static void run(
      Darkroom darkroom,
      Photo photo,
      Edit edit,
      Request request,
      Cancellation cancellation,
      Progress progress) {
    protect(photo.file(), request.target().file());
    int end = end(edit, request.until());
    Module output = OutputTransform.to(request.target());
    Ending ending = Ending.of(edit, end, output);
    List<Module> tail = new ArrayList<>(ending.tail());
    Size size = request.size();
    if (size != null) {
      tail.add(Module.of("finalscale", new FinalScale(size.width(), size.height())));
    }
    RgbSpace rgb = request.target().space().space();
    RgbSpace destination = rgb == null ? RgbSpace.SRGB : rgb;
    OutputFile file =
        new OutputFile(request.target(), photo, darkroom.executor(), cancellation, progress);
    LiveOutputs live = darkroom.outputs();
    if (live != null && file.hasRows() && !OutputTransform.isUnnamed(output)) {
      file.write(
          darkroom.named(
              photo, ending.edit(), end, tail, destination, request.paintings(), cancellation),
          live);
    } else {
      file.write(
          darkroom
              .prepare(
                  photo, ending.edit(), end, tail, destination, request.paintings(), cancellation)
              .plan());
    }
  }

  /// How many modules take part.
  private static int end(Edit edit, @Nullable Place until) {
    return until == null ? edit.modules().size() : until.index(edit);
  }

  private static void protect(Path photo, Path target) {
    if (Files.exists(target) && same(photo, target)) {
      throw new CannotWrite(
          target.toString(), "is the photograph itself", "choose another name with -o");
    }
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.isSameFile(a, b);
    } catch (java.io.IOException _) {
      return false;
    }
  }
}
