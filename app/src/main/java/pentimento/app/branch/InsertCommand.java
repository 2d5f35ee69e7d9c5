package pentimento.app.branch;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.EngineOptions;
import pentimento.app.ExitCode;
import pentimento.pipe.Json;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.branch.Branches;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `branch insert`: a layer that shows a branch.
@Command(
    name = "insert",
    description = {
      "Adds a file layer that shows a branch on top of a Krita document; refresh keeps it fresh.",
      "The document as it was stays as NAME~. Prints the picture's file."
    },
    mixinStandardHelpOptions = true)
final class InsertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "The branch, or its handle.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "DOC.kra", description = "The document.")
  private Path document = Path.of("");

  @Option(
      names = "--of",
      paramLabel = "PHOTO",
      description = "The branch's photograph, where several have one of that name.")
  private @Nullable Path of;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    try (Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      Path file =
          new Branches(darkroom, engine.memory(), new Cancellation()).insert(name, of, document);
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("document", document.toString());
      facts.put("file", file.toString());
      var out = spec.commandLine().getOut();
      if (json) out.print(Json.write(facts));
      else out.println(file);
    }
    return ExitCode.OK;
  }
}
