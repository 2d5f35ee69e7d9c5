package pentimento.app.store;

import pentimento.app.CommandGroup;
import picocli.CommandLine.Command;

/// `store`: the results that are kept on disk.
@Command(
    name = "store",
    description = "Looks after the results that are kept on disk (docs/store.md).",
    mixinStandardHelpOptions = true,
    subcommands = {StatsCommand.class, GcCommand.class, VerifyCommand.class, RebuildCommand.class})
public final class StoreCommand extends CommandGroup {

  public StoreCommand() {}
}
