package pentimento.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pentimento.app.plugins.KritaPlugin;
import pentimento.darktable.program.DarktableCli;
import pentimento.host.Candidate;
import pentimento.host.Host;
import pentimento.host.KnownProgram;
import pentimento.host.KritaFolders;
import pentimento.host.Places;
import pentimento.host.ProgramSearch;
import pentimento.host.Settings;
import pentimento.kra.program.KritaProgram;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Problem;

/// Looks at all that Pentimento needs of a machine, and says what to do about what is missing.
public final class Doctor {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Host host;
  private final Places places;
  private final boolean start;
  private final List<Finding> findings = new ArrayList<>();

  /// @param start also starts the programs: what they say is known for certain, but takes seconds
  public Doctor(Host host, boolean start) {
    this.host = host;
    this.places = Places.of(host);
    this.start = start;
  }

  /// Looks at everything.
  public List<Finding> look() {
    findings.add(Finding.good("Java", Runtime.version() + ", " + System.getProperty("java.home")));
    Settings settings = settings();
    folder("configuration", places.configuration());
    folder("store", places.store());
    krita(settings);
    darktable(settings);
    return List.copyOf(findings);
  }

  private Settings settings() {
    try {
      Settings settings = Settings.in(places.configuration());
      boolean there = Files.exists(settings.file());
      findings.add(
          Finding.good("settings", settings.file() + (there ? "" : " (not there: all defaults)")));
      return settings;
    } catch (BadInput e) {
      findings.add(
          Finding.wrong("settings", String.valueOf(e.getMessage()), "mend the line, or remove it"));
      return new Settings(places.configuration().resolve("config.toml"), java.util.Map.of());
    }
  }

  private void folder(String subject, Path folder) {
    Path there = folder;
    while (there != null && !Files.exists(there)) there = there.getParent();
    if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
      findings.add(
          Finding.wrong(
              subject,
              folder + " cannot be written",
              "make " + there + " writable, or set PENTIMENTO_HOME to another folder"));
    } else {
      boolean made = there.equals(folder);
      findings.add(Finding.good(subject, folder + (made ? "" : " (made when it is needed)")));
    }
  }

  private void krita(Settings settings) {
    ProgramSearch search = ProgramSearch.of(host, settings, KnownProgram.KRITA);
    Candidate taken = candidates("Krita", search);
    if (taken == null) {
      findings.add(
          Finding.wrong(
              "Krita",
              "none that can be used",
              "install Krita 5.1 or newer from krita.org, or name it in "
                  + settings.file()
                  + " ([programs] krita = \"...\")"));
      return;
    }
    if (host.os() == Host.Os.LINUX) {
      screen();
      python(taken);
    }
    Path home = places.configuration().resolve("krita-home");
    headless(taken, home);
    for (KritaFolders folders : KritaFolders.of(host, search.candidates())) {
      findings.add(docker(folders));
    }
  }

  private void screen() {
    String x = variable("DISPLAY");
    String wayland = variable("WAYLAND_DISPLAY");
    findings.add(
        x.isEmpty() && wayland.isEmpty()
            ? Finding.note(
                "display",
                "none: Krita cannot open a window from here",
                "call paint from a desktop session, or with --no-launch")
            : Finding.good("display", x.isEmpty() ? wayland : x));
  }

  /// Krita's plugins are run by the first `python3` on the search path.
  private void python(Candidate krita) {
    String first = host.onPath("python3");
    int slash = krita.where().lastIndexOf('/');
    String beside = slash < 0 ? "" : krita.where().substring(0, slash) + "/python3";
    boolean own = krita.kind() == Candidate.Kind.PATH || krita.kind() == Candidate.Kind.USUAL;
    if (!own || first == null || first.equals(beside) || !host.isProgram(beside)) return;
    findings.add(
        Finding.note(
            "Krita's Python",
            first
                + " comes before "
                + beside
                + " on the PATH: a Krita started from this shell has no plugins, our docker among"
                + " them (paint starts it with its own)",
            "start it with PATH=" + beside.substring(0, beside.lastIndexOf('/')) + ":$PATH krita"));
  }

  private String variable(String name) {
    return host.environment().getOrDefault(name, "");
  }

  /// Krita run without anybody watching, for `kra flatten --with krita`.
  private void headless(Candidate krita, Path home) {
    KritaProgram program;
    try {
      program = KritaProgram.of(krita, home);
    } catch (Problem e) {
      findings.add(Finding.note("Krita without a screen", String.valueOf(e.getMessage()), ""));
      return;
    }
    boolean warm = Files.isDirectory(home.resolve("run"));
    findings.add(
        warm
            ? Finding.good("Krita's own home", home.toString())
            : Finding.note(
                "Krita's own home", home + " is not there: the first use takes longer", ""));
    if (!start) {
      findings.add(
          Finding.note("Krita without a screen", "not tried", "pentimento doctor --start"));
      return;
    }
    try {
      String version = program.version(PATIENCE, new Cancellation());
      findings.add(
          older(version)
              ? Finding.note("Krita's version", version, "install 5.1 or newer")
              : Finding.good("Krita's version", version));
      findings.add(
          program.worker().start(new Cancellation())
              ? Finding.good("Krita's scripting", "works; a warm worker runs")
              : Finding.note(
                  "Krita's scripting",
                  "does not work: no docker, and Krita is started anew for each picture",
                  "install Python's PyQt5 for Krita (Debian: python3-pyqt5)"));
    } catch (Problem e) {
      findings.add(
          Finding.wrong(
              "Krita without a screen", String.valueOf(e.getMessage()), "try to start it by hand"));
    }
  }

  private static boolean older(String version) {
    return version.matches("[0-4]\\..*|5\\.0.*");
  }

  private Finding docker(KritaFolders folders) {
    String where = String.valueOf(folders.resources());
    return switch (KritaPlugin.in(folders)) {
      case CURRENT -> Finding.good("Krita docker", "installed in " + where);
      case OLD ->
          Finding.note(
              "Krita docker", "of another version in " + where, "pentimento plugins install");
      case OFF ->
          Finding.note(
              "Krita docker",
              "in " + where + ", but switched off",
              "pentimento plugins install, or switch it on in Krita's settings");
      case ABSENT -> Finding.note("Krita docker", "not in " + where, "pentimento plugins install");
    };
  }

  private void darktable(Settings settings) {
    ProgramSearch search = ProgramSearch.of(host, settings, KnownProgram.DARKTABLE);
    Candidate taken = candidates("darktable", search);
    if (taken == null) {
      findings.add(
          Finding.note(
              "darktable",
              "none that can be used: modules that Pentimento does not render stay without effect",
              "install darktable 4.2 or newer, or name darktable-cli in " + settings.file()));
    } else if (start) {
      try (DarktableCli cli = new DarktableCli(taken.command())) {
        findings.add(Finding.good("darktable's version", cli.version()));
      } catch (Problem e) {
        findings.add(
            Finding.wrong("darktable", String.valueOf(e.getMessage()), "try to start it by hand"));
      }
    }
  }

  /// Lists what was found, and says which is taken and why.
  private @org.jspecify.annotations.Nullable Candidate candidates(
      String subject, ProgramSearch search) {
    Candidate taken = search.taken();
    for (Candidate c : search.candidates()) {
      String text = c.where() + " (" + c.kind().words() + ")";
      if (c.equals(taken)) {
        findings.add(Finding.good(subject, text + ", taken"));
      } else if (!c.isUsable()) {
        boolean named = c.kind() == Candidate.Kind.SETTING;
        String why = text + ": " + c.obstacle();
        findings.add(
            named
                ? Finding.wrong(subject, why, "correct the setting, or remove it")
                : Finding.note(subject, why, ""));
      } else {
        findings.add(
            Finding.good(subject, text + (taken == null ? ", not taken" : ", not taken: later")));
      }
    }
    return taken;
  }
}
