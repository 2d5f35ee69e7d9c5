package pentimento.app.branch;

import pentimento.app.CommandGroup;
import picocli.CommandLine.Command;

/// `pentimento branch`: places in pipes whose pictures documents show.
@Command(
    name = "branch",
    description = "Keeps the picture at a place of a pipe and shows it in Krita documents.",
    mixinStandardHelpOptions = true,
    subcommands = {AddCommand.class, InsertCommand.class, ListCommand.class, RemoveCommand.class})
public final class BranchCommand extends CommandGroup {

  public BranchCommand() {}
}
