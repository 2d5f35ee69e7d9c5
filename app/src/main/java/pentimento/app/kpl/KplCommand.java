package pentimento.app.kpl;

import pentimento.app.CommandGroup;
import picocli.CommandLine.Command;

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
public final class KplCommand extends CommandGroup {}
