package pentimento.app.edit;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.app.OwnEditOptions;
import pentimento.host.Places;
import pentimento.studio.Photo;
import pentimento.studio.identity.Offer;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.identity.Taking;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `edit take`: an autosave, a backup or a conflict copy becomes the painting or the edit.
@Command(
    name = "take",
    description = {
      "Takes an autosave, a backup or a conflict copy that status offers.",
      "It is put into the place of the painting or the edit; what was there is kept beside it, hidden,",
      "as .NAME.1~ and so on."
    },
    mixinStandardHelpOptions = true)
final class TakeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "What status offers.")
  private Path offered = Path.of("");

  @Mixin private OwnEditOptions which = new OwnEditOptions();

  @Override
  public Integer call() {
    Memory memory = new Memory(Places.ofThisProcess().store());
    try (Photo photo = Photo.open(file);
        PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
      Taking.Taken taken = Taking.take(Offer.of(which.own(photo, memory), memory), offered);
      String kept =
          taken.kept().equals(taken.file()) ? "" : ", before: " + taken.kept().getFileName();
      spec.commandLine().getOut().println(taken.file() + kept);
    }
    return ExitCode.OK;
  }
}
