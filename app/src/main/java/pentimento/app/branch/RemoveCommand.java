package pentimento.app.branch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.app.OwnEditOptions;
import pentimento.host.Places;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchIndex;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `branch remove`: takes a branch out of an edit.
@Command(
    name = "remove",
    description = {
      "Takes a branch out of the edit of a photograph.",
      "Layers that show it stay as they are, with the picture they have; nothing renews it then."
    },
    mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Parameters(index = "1", paramLabel = "NAME", description = "The branch.")
  private String name = "";

  @Mixin private OwnEditOptions which = new OwnEditOptions();

  @Override
  public Integer call() {
    Memory memory = new Memory(Places.ofThisProcess().store());
    try (Photo photo = Photo.open(file);
        PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
      new BranchIndex(memory).remove(which.own(photo, memory), name);
    }
    return ExitCode.OK;
  }
}
