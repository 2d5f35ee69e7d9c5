package pentimento.app.edit;

import pentimento.app.CommandGroup;
import picocli.CommandLine.Command;

/// `pentimento edit`: the edits of photographs as files.
@Command(
    name = "edit",
    description =
        "Changes, duplicates and copies edits, and takes over what crashes and clouds left.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SetCommand.class,
      DuplicateCommand.class,
      CopyCommand.class,
      ConfirmCommand.class,
      TakeCommand.class
    })
public final class EditCommand extends CommandGroup {

  public EditCommand() {}
}
