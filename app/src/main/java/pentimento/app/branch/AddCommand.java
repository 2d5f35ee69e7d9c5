package pentimento.app.branch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.EditOptions;
import pentimento.app.EngineOptions;
import pentimento.app.ExitCode;
import pentimento.pipe.Json;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchPlace;
import pentimento.studio.branch.Branches;
import pentimento.studio.identity.PhotoLock;
import pentimento.studio.painting.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `branch add`: a branch in an edit.
@Command(
    name = "add",
    description = {
      "Puts a branch into the pipe of a photograph and keeps its picture.",
      "The picture passes on bit for bit. Prints the branch's handle."
    },
    mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Option(
      names = "--at",
      required = true,
      paramLabel = "PLACE",
      description = "Where in the pipe: before:OP or after:OP.")
  private String place = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "What to call it; unique in the edit.")
  private String name = "";

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Mixin private EditOptions edits = new EditOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    Memory memory = engine.memory();
    try (Photo photo = Photo.open(file);
        Darkroom darkroom = engine.darkroom(spec.commandLine());
        PhotoLock _ = PhotoLock.of(file, memory.whereabouts())) {
      BranchPlace made =
          new Branches(darkroom, memory, new Cancellation())
              .add(photo, edits.own(photo), Place.parse(place), name);
      var out = spec.commandLine().getOut();
      if (json) out.print(Json.write(BranchText.facts(made)));
      else out.println(made.branch().handle());
    }
    return ExitCode.OK;
  }
}
