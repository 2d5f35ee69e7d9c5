package pentimento.app.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.app.OwnEditOptions;
import pentimento.host.Places;
import pentimento.studio.Photo;
import pentimento.studio.identity.EditCopy;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `edit confirm`: a copy has been looked at.
@Command(
    name = "confirm",
    description = "Says that copied edits have been looked at and are right.",
    mixinStandardHelpOptions = true)
final class ConfirmCommand implements Callable<Integer> {

  @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photographs.")
  private List<Path> files = List.of();

  @Mixin private OwnEditOptions which = new OwnEditOptions();

  @Override
  public Integer call() {
    Memory memory = new Memory(Places.ofThisProcess().store());
    for (Path file : files) {
      try (Photo photo = Photo.open(file);
          PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
        OwnEdit own = which.own(photo, memory);
        OwnEdit _ = own.save(EditCopy.confirmed(own.edit()), memory.whereabouts());
      }
    }
    return ExitCode.OK;
  }
}
