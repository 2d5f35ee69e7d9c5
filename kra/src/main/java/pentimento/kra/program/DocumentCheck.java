package pentimento.kra.program;

import java.nio.file.Files;
import java.nio.file.Path;
import pentimento.kra.KraDocument;
import pentimento.kra.inspect.KraLint;
import pentimento.kra.inspect.LintFinding;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;

/// Refuses what makes Krita wait for an answer, or leave out what it cannot read without a word.
final class DocumentCheck {

  private DocumentCheck() {}

  /// @throws BadInput when Krita would stop at the document, or guess
  /// @throws pentimento.pixel.CannotWrite when the target exists
  static void check(Path file, Path target, Cancellation cancellation) {
    if (Files.exists(target)) throw KritaProgram.exists(target);
    try (KraDocument document = KraDocument.open(file)) {
      for (LintFinding f : KraLint.check(document, cancellation)) {
        boolean stops =
            f.rule().equals("file-missing")
                || f.rule().startsWith("damaged")
                || f.rule().equals("structure") && f.message().contains("missing");
        if (stops) {
          throw new BadInput(
              file.toString(),
              f.node(),
              f.message(),
              "repair it before Krita opens it without anybody watching");
        }
      }
      String audio = document.image().audio();
      Path folder = file.toAbsolutePath().getParent();
      if (audio != null && !audio.isEmpty() && folder != null) {
        if (!Files.exists(folder.resolve(audio))) {
          throw new BadInput(
              file.toString(),
              "",
              "has the sound track " + audio + ", which is not there; Krita stops with a question",
              "remove it from the animation in Krita");
        }
      }
    }
  }
}
