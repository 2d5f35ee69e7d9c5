package pentimento.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import pentimento.studio.Live;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The root of the command line: only its subcommands do something.
@Command(
    name = "pentimento",
    description = "A scene-referred darkroom in which the painting program is one module.",
    mixinStandardHelpOptions = true,
    versionProvider = PentimentoCommand.Provider.class,
    footer = {"", "Exit codes: see docs/exit-codes.md"})
final class PentimentoCommand extends CommandGroup {

  @Option(
      names = "--no-serve",
      scope = ScopeType.INHERIT,
      description = "Never uses the process that `serve` keeps.")
  private boolean noServe;

  private @Nullable Live live;

  private @Nullable Path client;

  /// The root above a command.
  static PentimentoCommand above(CommandLine line) {
    return (PentimentoCommand) line.getCommandSpec().root().userObject();
  }

  /// Whether the resident process is never to be used. The launcher reads it too.
  boolean noServe() {
    return noServe;
  }

  /// What outlives this command line; null for nothing.
  @Nullable Live live() {
    return live;
  }

  /// Makes this the command line of a client of the process that serves.
  ///
  /// @param kept what outlives it
  /// @param folder where the client stands
  void serve(Live kept, Path folder) {
    live = kept;
    client = folder;
  }

  /// A file that the user named, for options that may be something else than a file.
  Path file(String text) {
    return client == null ? Path.of(text) : client.resolve(text);
  }

  /// For picocli's `--version`.
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.line()};
    }
  }
}
