package pentimento.app.kra;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kra.KraDocument;
import pentimento.kra.zip.ZipFolder;
import pentimento.pixel.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra zip`: a document from a folder that `kra unzip` made.
@Command(
    name = "zip",
    description = "Makes a document of a folder that kra unzip made, and checks that it opens.",
    mixinStandardHelpOptions = true)
final class ZipCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "the folder")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT.kra",
      description = "the document; replaced where it exists")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    int files = ZipFolder.pack(folder, out, this::check);
    spec.commandLine().getOut().println(files + " files in " + out);
    return ExitCode.OK;
  }

  /// What was packed must open as a document before it replaces anything.
  private void check(Path packed) {
    try (KraDocument document = KraDocument.open(packed)) {
      for (String w : document.warnings()) spec.commandLine().getErr().println("warning: " + w);
    } catch (BadInput e) {
      throw new BadInput(
          folder.toString(),
          "",
          "makes no Krita document ("
              + String.valueOf(e.getMessage()).replaceAll("^.*: ", "")
              + ")",
          "give a folder that kra unzip made; nothing was written");
    }
  }
}
