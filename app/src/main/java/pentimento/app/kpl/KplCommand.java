package pentimento.app.kpl;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pentimento kpl`: palettes of all formats.
@Command(
    name = "kpl",
    description = "Palettes: look inside, check, convert, merge, sort, make.",
    mixinStandardHelpOptions = true,
    subcommands = {
      InfoCommand.class,
      ShowCommand.class,
      ValidateCommand.class,
      ConvertCommand.class,
      MergeCommand.class,
      SortCommand.class,
      NewCommand.class,
      FromPhotoCommand.class,
      IlluminantsCommand.class
    })
public final class KplCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
