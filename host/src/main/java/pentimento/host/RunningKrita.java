package pentimento.host;

import java.util.Locale;
import java.util.regex.Pattern;

/// Whether somebody has Krita open on this machine.
public final class RunningKrita {

  /// `krita`, `krita.exe`, `krita.bin`, `krita-5.2.2-x86_64.appimage`.
  private static final Pattern NAME = Pattern.compile("krita([-.].*)?");

  private RunningKrita() {}

  /// Of other users' processes the system does not say what they are.
  public static boolean anywhere() {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().command().map(RunningKrita::is).orElse(false));
  }

  /// Whether a program's file is Krita.
  static boolean is(String command) {
    String name =
        command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1);
    return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }
}
