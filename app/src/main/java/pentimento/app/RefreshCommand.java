package pentimento.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchIndex;
import pentimento.studio.branch.Branches;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Refresh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `refresh`: brings base layers up to date.
@Command(
    name = "refresh",
    description = "Brings the base layers of paintings up to date with the modules below them.",
    mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photographs.")
  private List<Path> files = List.of();

  @Option(
      names = "--leave-paint",
      description =
          "Where the picture below was cropped, turned or otherwise moved: leaves what is painted"
              + " where it is on the canvas.")
  private boolean leavePaint;

  @Option(
      names = "--keep-result",
      negatable = true,
      description = {
        "From now on keeps the flattened painting beside the document, as .DOCUMENT.pfm:",
        "linear Rec.2020 in 32-bit floats. --no-keep-result ends that and removes the file."
      })
  private @Nullable Boolean keepResult;

  @Mixin private OwnEditOptions which = new OwnEditOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    Memory memory = engine.memory();
    Refresh.Geometry geometry = leavePaint ? Refresh.Geometry.STAY : Refresh.Geometry.FOLLOW;
    try (Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      for (Path file : files) {
        try (Photo photo = Photo.open(file)) {
          OwnEdit own = which.own(photo, memory);
          if (keepResult != null) own = Refresh.keepResult(own, keepResult, memory);
          refreshBranches(darkroom, photo, own, memory);
          for (Refresh.Outcome outcome :
              Refresh.run(darkroom, photo, own, memory, geometry, new Cancellation())) {
            spec.commandLine().getOut().println(outcome.document() + ": " + outcome.note());
          }
        }
      }
    }
    return ExitCode.OK;
  }

  private void refreshBranches(Darkroom darkroom, Photo photo, OwnEdit own, Memory memory) {
    if (BranchIndex.places(photo, own).isEmpty() || memory.handles() == null) return;
    for (Path picture : new Branches(darkroom, memory, new Cancellation()).refresh(photo, own)) {
      spec.commandLine().getOut().println(picture + ": branch replaced");
    }
  }
}
