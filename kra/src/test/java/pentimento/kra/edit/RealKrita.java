package pentimento.kra.edit;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import pentimento.kra.program.KritaProgram;
import pentimento.pixel.Cancellation;
import pentimento.pixel.MissingProgram;

/// The installed Krita with a home of its own that stays warm below `.build`.
public final class RealKrita {

  private RealKrita() {}

  /// Opens a document and saves it again as another; skips the test where Krita or xvfb is missing.
  public static void save(Path in, Path out) {
    Path root = Path.of(System.getProperty("pentimento.root", "."));
    KritaProgram krita;
    try {
      krita = KritaProgram.find(root.resolve(".build/krita-home"));
    } catch (MissingProgram e) {
      Assumptions.abort(e.getMessage());
      return;
    }
    krita.export(in, out, Duration.ofMinutes(3), new Cancellation());
  }
}
