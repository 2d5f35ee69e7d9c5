package pentimento.app.edit;

import java.nio.file.Path;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `edit duplicate`: another edit of the same photograph.
@Command(
    name = "duplicate",
    description = {
      "Makes another edit of a photograph, PHOTO.N.edit.json, with paintings of its own.",
      "Other commands name it with --duplicate N. Prints N and the file."
    },
    mixinStandardHelpOptions = true)
final class DuplicateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Mixin private OwnEditOptions from = new OwnEditOptions();

  @Mixin private CopyOptions copy = new CopyOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    Memory memory = engine.memory();
    try (Photo photo = Photo.open(file);
        Darkroom darkroom = engine.darkroom(spec.commandLine());
        PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
      OwnEdit made =
          new EditCopy(darkroom, memory, new Cancellation())
              .duplicate(photo, from.own(photo, memory), copy.with(EditCopy.With.PAINT));
      spec.commandLine().getOut().println(made.place().number() + " " + made.place().sidecar());
    }
    return ExitCode.OK;
  }
}
