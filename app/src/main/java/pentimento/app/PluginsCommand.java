package pentimento.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.app.plugins.KritaPlugin;
import pentimento.host.Host;
import pentimento.host.KnownProgram;
import pentimento.host.KritaFolders;
import pentimento.host.ProgramSearch;
import pentimento.pixel.MissingProgram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `plugins`: the docker in Krita.
@Command(
    name = "plugins",
    description = "Puts Pentimento's docker into Krita.",
    mixinStandardHelpOptions = true)
final class PluginsCommand extends CommandGroup {

  @Option(
      names = "--krita-resources",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Krita's resource folder. Default: those of every Krita that is found.")
  private @Nullable Path resources;

  @Option(
      names = "--kritarc",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Krita's settings that go with --krita-resources. Default: the user's.")
  private @Nullable Path kritarc;

  @Command(
      name = "install",
      description = "Installs it and switches it on.",
      mixinStandardHelpOptions = true)
  int install() {
    for (KritaFolders folders : folders()) {
      KritaPlugin.install(folders);
      say(folders, "installed; restart Krita, then Settings > Dockers > Pentimento");
    }
    return ExitCode.OK;
  }

  @Command(name = "list", description = "Says where it is.", mixinStandardHelpOptions = true)
  int list() {
    for (KritaFolders folders : folders()) {
      say(folders, KritaPlugin.in(folders).name().toLowerCase(Locale.ROOT));
    }
    return ExitCode.OK;
  }

  @Command(name = "remove", description = "Removes it.", mixinStandardHelpOptions = true)
  int remove() {
    for (KritaFolders folders : folders()) {
      say(folders, KritaPlugin.remove(folders) ? "removed" : "was not there");
    }
    return ExitCode.OK;
  }

  private void say(KritaFolders folders, String what) {
    spec().commandLine().getOut().println(folders.resources() + ": " + what);
  }

  private List<KritaFolders> folders() {
    Host host = Host.current();
    if (resources != null) {
      Path settings = kritarc;
      if (settings == null) {
        settings = KritaFolders.of(host, pentimento.host.Candidate.Kind.PATH).settings();
      }
      return List.of(new KritaFolders(resources, settings));
    }
    var found = ProgramSearch.of(KnownProgram.KRITA).candidates();
    if (found.isEmpty()) {
      throw new MissingProgram(
          "krita", "was not found", "install it, or name its folder with --krita-resources");
    }
    return KritaFolders.of(host, found);
  }
}
