package pentimento.kra.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pentimento.host.Candidate;
import pentimento.host.KnownProgram;
import pentimento.host.ProgramSearch;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;

/// The Krita that is installed, run without a screen to export a document.
///
/// It gets a home of its own, so that neither its settings nor a running Krita matter, and on Linux
/// a display of its own (`xvfb-run`). One runs at a time.
public final class KritaProgram {
  /*
   * Krita cannot be believed: it ends with 0 when layers are missing or cut off, and waits for ever
   * in front of a question nobody sees when a linked file is missing. So the document is checked
   * first, the time is limited, and only a file that is there counts. About one run in a thousand
   * crashes for no reason, which a second try mends.
   */

  private static final int ATTEMPTS = 2;
  private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+[\\w.+~-]*)");

  private final KritaHome home;

  private KritaProgram(KritaHome home) {
    this.home = home;
  }

  /// The Krita of this machine, as `pentimento doctor` shows it.
  ///
  /// @param home a folder that Krita fills with its settings at the first run, which takes some ten
  ///   seconds
  /// @throws MissingProgram when it, or the virtual display it needs, is not installed
  public static KritaProgram find(Path home) {
    return of(ProgramSearch.of(KnownProgram.KRITA).required(), home);
  }

  /// @param krita which one
  /// @throws MissingProgram when the virtual display it needs is not installed
  public static KritaProgram of(Candidate krita, Path home) {
    return new KritaProgram(KritaHome.of(krita, home.toAbsolutePath()));
  }

  /// Lets Krita export a document; the kind of file goes by the target's name (`.tif` is flattened
  /// and keeps floats, `.png` is 8 or 16 bits, `.kra` saves again).
  ///
  /// @param target must not exist yet
  /// @throws BadInput when the document has something before which Krita would stop or guess
  /// @throws MissingProgram when Krita does not give a file in time
  public void export(Path document, Path target, Duration timeout, Cancellation cancellation) {
    DocumentCheck.check(document, target, cancellation);
    String last = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      last = run(document, target, timeout, cancellation);
      if (last.isEmpty()) return;
    }
    throw new MissingProgram(home.name(), last, "try to open the document in Krita itself");
  }

  /// Its version, such as `5.1.5`.
  ///
  /// @throws MissingProgram when it does not start, or does not say
  public String version(Duration timeout, Cancellation cancellation) {
    try (KritaHome.Turn _ = home.turn()) {
      Process process = home.start(List.of("--version"), List.of());
      try {
        if (!Processes.ended(process, timeout, cancellation)) {
          throw new MissingProgram(
              home.name(), "did not say its version in time", "start it by hand");
        }
      } finally {
        Processes.stop(process.toHandle());
      }
      String said = Files.readString(home.log());
      for (String line : said.lines().toList()) {
        Matcher number = VERSION.matcher(line);
        if (line.startsWith("krita") && number.find()) return number.group(1);
      }
      throw new MissingProgram(home.name(), "does not say its version", "see " + home.log());
    } catch (IOException e) {
      throw new MissingProgram(
          home.name(), "cannot be started (" + e.getMessage() + ")", "check its installation");
    }
  }

  /// The same Krita, kept warm.
  public KritaWorker worker() {
    return new KritaWorker(home);
  }

  /// @return what went wrong; empty when the target is there
  private String run(Path document, Path target, Duration timeout, Cancellation cancellation) {
    try (KritaHome.Turn _ = home.turn()) {
      List<String> arguments =
          List.of(
              "--nosplash",
              "--export",
              "--export-filename",
              target.toAbsolutePath().toString(),
              document.toAbsolutePath().toString());
      Process process = home.start(arguments, KritaHome.folders(document, target));
      try {
        if (!Processes.ended(process, timeout, cancellation)) {
          return "did not end within " + timeout.toSeconds() + " s";
        }
      } finally {
        Processes.stop(process.toHandle());
      }
      if (Files.exists(target) && Files.size(target) > 0) return "";
      return "ended with code " + process.exitValue() + " and wrote nothing; see " + home.log();
    } catch (IOException e) {
      return "cannot be started (" + e.getMessage() + ")";
    }
  }

  static CannotWrite exists(Path target) {
    return new CannotWrite(target.toString(), "exists already", "remove it");
  }
}
