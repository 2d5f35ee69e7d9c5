package pentimento.app;

import java.nio.file.Path;
import java.util.List;
import pentimento.darktable.SidecarExport;
import pentimento.darktable.sidecar.SidecarWriter;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.studio.Darkroom;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.Through;

/// What the build has the program do once, so that the JVM's cache holds the classes that common
/// commands need, laid out for the next start (`launch/build.sh`).
final class Rehearsal {

  private Rehearsal() {}

  /// Renders a picture by its own edit twice, the second time when nothing has changed, and by
  /// darktable's sidecar, and asks what is fresh. Writes beside the photograph.
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
    System.exit(failed);
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
