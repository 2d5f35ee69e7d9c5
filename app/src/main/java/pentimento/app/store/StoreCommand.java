package pentimento.app.store;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `store`: the results that are kept on disk.
@Command(
    name = "store",
    description = "Looks after the results that are kept on disk (docs/store.md).",
    mixinStandardHelpOptions = true,
    subcommands = {StatsCommand.class, GcCommand.class, VerifyCommand.class, RebuildCommand.class})
public final class StoreCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  public StoreCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
