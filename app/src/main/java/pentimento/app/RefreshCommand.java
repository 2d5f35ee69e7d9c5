package pentimento.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import pentimento.pipe.Edit;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Places;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Refresh;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `refresh`: brings base layers up to date.
@Command(
    name = "refresh",
    description = "Brings the base layers of paintings up to date with the modules below them.",
    mixinStandardHelpOptions = true)
final class RefreshCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photographs.")
  private List<Path> files = List.of();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    Memory memory = new Memory(Places.ofThisProcess().store());
    try (Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      for (Path file : files) {
        try (Photo photo = Photo.open(file)) {
          Edit edit = Sidecar.find(file, Darkroom.catalogue());
          if (edit == null) {
            throw new BadInput(
                file.toString(), "", "has no edit, so no painting", "run pentimento paint first");
          }
          for (Refresh.Outcome outcome :
              Refresh.run(darkroom, photo, edit, memory, new Cancellation())) {
            spec.commandLine().getOut().println(outcome.document() + ": " + outcome.note());
          }
        }
      }
    }
    return ExitCode.OK;
  }
}
