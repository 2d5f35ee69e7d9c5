package pentimento.app.kpl;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.EditOptions;
import pentimento.app.EngineOptions;
import pentimento.app.ExitCode;
import pentimento.kpl.Palette;
import pentimento.kpl.make.SceneSwatches;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.SceneLight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl from-photo`: the main colours of a scene, as light.
@Command(
    name = "from-photo",
    description = "Makes swatches from the scene-linear light of a photograph.",
    mixinStandardHelpOptions = true)
final class FromPhotoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", description = "a raw file or picture")
  private Path photo = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "where to write")
  private Path output = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "PLACE",
      description = "where in the pipe: before:OP or after:OP. Default: before the view transform.")
  private @Nullable String at;

  @Option(
      names = "--colors",
      paramLabel = "N",
      description = "How many. Default: ${DEFAULT-VALUE}.")
  private int colours = 32;

  @Option(names = "--stops", description = "a group for each stop from middle grey (0.1845)")
  private boolean stops;

  @Mixin private EditOptions edits = new EditOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    if (colours < 1 || colours > 4096) {
      throw new BadParameter("--colors", colours, "a number from 1 to 4096");
    }
    Cancellation cancellation = new Cancellation();
    try (Darkroom darkroom = engine.darkroom(spec.commandLine());
        Photo opened = Photo.open(photo)) {
      Planes light = SceneLight.of(darkroom, opened, edits.edit(opened), at, cancellation);
      Palette palette =
          SceneSwatches.of(
              String.valueOf(photo.getFileName()),
              light.planes(),
              (int) light.rect().area(),
              colours,
              stops);
      List<String> warnings = opened.warnings();
      for (String w : warnings)
        spec.commandLine().getErr().println("pentimento: " + photo + ": " + w);
      PaletteOutput.write(spec, palette, output, null, false);
    }
    return ExitCode.OK;
  }
}
