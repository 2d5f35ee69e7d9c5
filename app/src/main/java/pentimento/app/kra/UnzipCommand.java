package pentimento.app.kra;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.kra.salvage.KraSalvage;
import pentimento.kra.salvage.SalvageReport;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra unzip`: a document as a folder; or, damaged, as a document of what is intact.
@Command(
    name = "unzip",
    description = {
      "Writes the files inside a document into a folder; kra zip puts them back.",
      "With --salvage OUT is a document of everything that is intact in a damaged one."
    },
    mixinStandardHelpOptions = true)
final class UnzipCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a .kra or .krz")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = "a new folder; with --salvage a new .kra")
  private Path out = Path.of("");

  @Option(names = "--salvage", description = "recover what is intact in a damaged document")
  private boolean salvage;

  @Override
  public Integer call() {
    var print = spec.commandLine().getOut();
    if (salvage) {
      SalvageReport report = KraSalvage.salvage(file, out);
      for (String lost : report.lost()) print.println("lost: " + lost);
      print.println(
          "%d entries intact, %d repaired, %d lost; written to %s"
              .formatted(report.intact(), report.repaired(), report.lost().size(), out));
      return report.lost().isEmpty() ? ExitCode.OK : ExitCode.NOT_MET;
    }
    try (ZipArchive archive = ZipArchive.open(file)) {
      print.println(ZipFolder.unpack(archive, out) + " files in " + out);
    }
    return ExitCode.OK;
  }
}
