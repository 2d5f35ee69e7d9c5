package pentimento.app.branch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `pentimento branch`: places in pipes whose pictures documents show.
@Command(
    name = "branch",
    description = "Keeps the picture at a place of a pipe and shows it in Krita documents.",
    mixinStandardHelpOptions = true,
    subcommands = {AddCommand.class, InsertCommand.class, ListCommand.class, RemoveCommand.class})
public final class BranchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  public BranchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
