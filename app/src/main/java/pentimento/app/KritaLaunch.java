package pentimento.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pentimento.host.Candidate;
import pentimento.host.Host;
import pentimento.host.KnownProgram;
import pentimento.host.Places;
import pentimento.host.ProgramSearch;
import pentimento.host.Settings;
import pentimento.host.Sight;
import pentimento.pixel.Cancelled;
import pentimento.pixel.MissingProgram;

/// Opens a document in the user's Krita, and says whether it came up.
final class KritaLaunch {
  /*
   * A Krita that runs already takes over the document, and the process that was started ends at once
   * with 0. One that cannot start (no display, a missing library) ends within the first second. So
   * what still runs after a moment has come up.
   */

  private final Host host;
  private final ProgramSearch search;
  private final Path log;
  private final Duration moment;

  KritaLaunch(Host host, Duration moment) {
    Places places = Places.of(host);
    this.host = host;
    this.search = ProgramSearch.of(host, Settings.in(places.configuration()), KnownProgram.KRITA);
    this.log = places.store().resolve("krita.log");
    this.moment = moment;
  }

  /// @param wait until the Krita that was started ends
  /// @return what happened, for people
  /// @throws MissingProgram when it did not come up; the document is there all the same
  String open(Path document, boolean wait) {
    Candidate krita = ready(document);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command(krita, document.toAbsolutePath(), wait))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      if (host.os() == Host.Os.LINUX) {
        builder.environment().computeIfPresent("PATH", (_, path) -> krita.pathFirst(path));
      }
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!wait) return "Krita is starting (process " + process.pid() + ")";
        int code = process.waitFor();
        if (code != 0) throw failed(document, krita.where() + ": ended with code " + code + last());
        return "Krita has ended";
      }
      if (process.exitValue() != 0) {
        throw failed(
            document, krita.where() + ": ended at once with code " + process.exitValue() + last());
      }
      return "handed to the Krita that is open already";
    } catch (IOException e) {
      throw failed(document, krita.where() + ": cannot be started (" + e.getMessage() + ")");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  private Candidate ready(Path document) {
    try {
      Candidate krita = search.required();
      checkDisplay();
      checkSight(krita, document.toAbsolutePath());
      return krita;
    } catch (MissingProgram e) {
      throw failed(document, String.valueOf(e.getMessage()));
    }
  }

  private static MissingProgram failed(Path document, String why) {
    return new MissingProgram(
        why, "the painting is ready at " + document, "pentimento doctor says more");
  }

  private List<String> command(Candidate krita, Path document, boolean wait) {
    List<String> command = new ArrayList<>();
    if (krita.kind() == Candidate.Kind.BUNDLE) {
      // The way of the system's own launcher, which knows what is open.
      String where = krita.where();
      command.addAll(List.of("/usr/bin/open", "-a"));
      command.add(where.substring(0, where.indexOf(".app/") + ".app".length()));
      if (wait) command.add(1, "-W");
    } else {
      command.addAll(krita.command());
    }
    command.add(document.toString());
    return command;
  }

  private void checkDisplay() {
    if (host.os() != Host.Os.LINUX) return;
    for (String name : List.of("DISPLAY", "WAYLAND_DISPLAY")) {
      if (!host.environment().getOrDefault(name, "").isEmpty()) return;
    }
    throw new MissingProgram(
        "krita", "there is no display to open a window on", "use --no-launch here");
  }

  private static void checkSight(Candidate krita, Path document) {
    Path folder = document.getParent();
    Sight.Access access = krita.sight().of(document.toString());
    if (access == Sight.Access.WRITABLE || folder == null) return;
    String remedy =
        krita.kind() == Candidate.Kind.FLATPAK
            ? "flatpak override --user --filesystem=" + folder + " org.kde.krita"
            : "move the photograph into your home folder, or install another Krita";
    throw new MissingProgram(
        krita.where() + " (" + krita.kind().words() + ")",
        (access == Sight.Access.HIDDEN ? "cannot see " : "may not write in ")
            + folder
            + " from its sandbox",
        remedy);
  }

  private String last() {
    try {
      String last = "";
      for (String line : Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList()) {
        if (!line.isBlank()) last = line.strip();
      }
      return last.isEmpty() ? "" : " (" + last + ")";
    } catch (IOException _) {
      return "";
    }
  }
}
