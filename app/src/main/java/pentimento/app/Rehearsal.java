package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import pentimento.darktable.SidecarExport;
import pentimento.darktable.sidecar.SidecarWriter;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.Through;

/// What the build has the program do once, so that the JVM's cache holds the classes that common
/// commands need, laid out for the next start (`launch/build.sh`).
final class Rehearsal {

  private Rehearsal() {}

  /// Renders a picture by its own edit twice, the second time when nothing has changed, and by
  /// darktable's sidecar, asks what is fresh, and flattens a document. Writes beside the
  /// photograph.
  ///
  /// @param args a raw with an edit beside it, in a folder of its own
  public static void main(String[] args) throws InterruptedException {
    Path photo = Path.of(args[0]);
    String out = photo.resolveSibling("out.pfm").toString();
    int failed = 0;
    for (int i = 0; i < 2; i++) failed += Main.run("develop", args[0], "-o", out);
    // That nothing is to do is remembered of files at rest.
    Thread.sleep(2200);
    failed += Main.run("develop", args[0], "-o", out);
    if (!Idle.answers(new String[] {"develop", args[0], "-o", out})) failed++;
    failed += Main.run("develop", args[0], "--edit", sidecar(photo), "-o", out, "--no-store");
    failed += Main.run("status", args[0]);
    String painting = painting(photo.resolveSibling("out.kra"));
    failed +=
        Main.run("kra", "flatten", painting, "-o", photo.resolveSibling("out.tif").toString());
    failed += Main.run("kra", "info", painting);
    System.exit(failed);
  }

  /// Writes a document with a layer of each common mode.
  private static String painting(Path file) {
    Rect canvas = Rect.ofSize(200, 150);
    Planes paint = Planes.allocate(canvas, 4);
    for (float[] plane : paint.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = (i % 200 + 1) / 200f;
    }
    List<NewNode> layers = new ArrayList<>();
    Planes ground = new Planes(canvas, Arrays.copyOf(paint.planes(), 3));
    layers.add(NewNode.paint("ground", PlanarPixels.of(PixelFormat.RGBA_F32, ground)));
    for (String mode : List.of("normal", "add", "multiply", "soft_light", "divide", "screen")) {
      PlanarPixels pixels = PlanarPixels.of(PixelFormat.RGBA_F32, paint);
      layers.add(NewNode.paint(mode, pixels).op(mode));
    }
    NewDocument.of(
            "rehearsal",
            canvas.width(),
            canvas.height(),
            PixelFormat.RGBA_F32,
            "Linear Rec2020",
            StandardProfiles.LINEAR_REC2020.bytes())
        .layers(layers.toArray(NewNode[]::new))
        .write(file, SaveOptions.REPLACE);
    return file.toString();
  }

  /// Writes the rendered part of the picture's own edit as darktable would.
  private static String sidecar(Path photo) {
    Edit edit = Sidecar.read(Path.of(photo + ".edit.json"), Darkroom.catalogue());
    List<Module> known =
        edit.modules().stream().filter(m -> !(m.operation() instanceof Through)).toList();
    Path xmp = photo.resolveSibling("out.xmp");
    SidecarWriter.write(xmp, SidecarExport.of(edit.withModules(known)), "");
    return xmp.toString();
  }
}
