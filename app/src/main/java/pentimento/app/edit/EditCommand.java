package pentimento.app.edit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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
public final class EditCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  public EditCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
