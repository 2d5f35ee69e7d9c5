package pentimento.app;

import pentimento.app.branch.BranchCommand;
import pentimento.app.edit.EditCommand;
import pentimento.app.kpl.KplCommand;
import pentimento.app.kra.KraCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root of the command line: only its subcommands do something.
@Command(
    name = "pentimento",
    description = "A scene-referred darkroom in which the painting program is one module.",
    mixinStandardHelpOptions = true,
    versionProvider = PentimentoCommand.Provider.class,
    subcommands = {
      BranchCommand.class,
      DevelopCommand.class,
      DoctorCommand.class,
      EditCommand.class,
      ExplainCommand.class,
      OperationsCommand.class,
      PaintCommand.class,
      PluginsCommand.class,
      RefreshCommand.class,
      ServeCommand.class,
      StatusCommand.class,
      WatchCommand.class,
      ConformCommand.class,
      DiffCommand.class,
      KplCommand.class,
      KraCommand.class
    },
    footer = {"", "Exit codes: see docs/exit-codes.md"})
final class PentimentoCommand implements Runnable {

  // The launcher reads it; here it is only allowed.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--no-serve",
      scope = ScopeType.INHERIT,
      description = "Never uses the process that `serve` keeps.")
  private boolean noServe;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /// For picocli's `--version`.
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
