package pentimento.app.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.app.EngineOptions;
import pentimento.app.ExitCode;
import pentimento.app.OwnEditOptions;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.identity.EditCopy;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `edit copy`: the edit of one photograph for others.
@Command(
    name = "copy",
    description = {
      "Copies the edit of a photograph to others, each copy bound to its own photograph.",
      "By default the modules alone. Filter layers and paint come along when asked for;",
      "status says \"to be reviewed\" then, until edit confirm."
    },
    mixinStandardHelpOptions = true)
final class CopyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FROM", description = "The photograph with the edit.")
  private Path from = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "PHOTO", description = "The others.")
  private List<Path> targets = List.of();

  @Mixin private OwnEditOptions which = new OwnEditOptions();

  @Mixin private CopyOptions copy = new CopyOptions();

  @Option(
      names = "--replace",
      description = "Replaces edits that are there; they are kept as .NAME.1~ and so on.")
  private boolean replace;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    Memory memory = engine.memory();
    try (Photo source = Photo.open(from);
        Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      OwnEdit own = which.own(source, memory);
      EditCopy copying = new EditCopy(darkroom, memory, new Cancellation());
      for (Path file : targets) {
        try (Photo target = Photo.open(file);
            PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
          OwnEdit made = copying.to(source, own, target, copy.with(EditCopy.With.RECIPE), replace);
          spec.commandLine().getOut().println(made.place().sidecar());
        }
      }
    }
    return ExitCode.OK;
  }
}
