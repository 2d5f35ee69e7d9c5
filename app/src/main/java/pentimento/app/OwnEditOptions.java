package pentimento.app;

import java.nio.file.Path;
import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;
import pentimento.studio.Photo;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Which of a photograph's own edits a command works on; shared by all that write them.
public final class OwnEditOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private DuplicateOption duplicate = new DuplicateOption();

  public OwnEditOptions() {}

  /// The edit.
  ///
  /// @throws BadInput when the photograph has none, or what lies there is another's
  public OwnEdit own(Photo photo, Memory memory) {
    OwnEdit own =
        OwnEdit.find(
            photo,
            duplicate.number(),
            memory.whereabouts(),
            note -> command.commandLine().getErr().println("pentimento: " + note));
    if (own != null) return own;
    Path file = photo.file();
    if (duplicate.number() > 1) {
      throw new BadParameter(
          "--duplicate", duplicate.number(), "a duplicate of " + file + "; status lists them");
    }
    throw new BadInput(
        file.toString(), "", "has no edit, so no painting", "run pentimento paint first");
  }
}
