package pentimento.app;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that does nothing without one of its subcommands.
public abstract class CommandGroup implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  protected CommandGroup() {}

  @Override
  public final void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /// As picocli knows it.
  protected final CommandSpec spec() {
    return spec;
  }
}
