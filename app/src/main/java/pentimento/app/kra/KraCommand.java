package pentimento.app.kra;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pentimento kra`: looks into Krita documents, flattens, compares and repairs them.
@Command(
    name = "kra",
    description = "Krita documents: look inside, flatten, export, compare, check, repair.",
    mixinStandardHelpOptions = true,
    subcommands = {
      InfoCommand.class,
      FlattenCommand.class,
      ExportCommand.class,
      DiffCommand.class,
      LintCommand.class,
      UnzipCommand.class,
      ZipCommand.class,
      ConformCommand.class
    })
public final class KraCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
