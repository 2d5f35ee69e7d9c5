package pentimento.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Target;
import pentimento.studio.watch.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `watch`: renders when a painting is saved, refreshes base layers when the edit changes.
@Command(
    name = "watch",
    description = {
      "Renders a photograph whenever its painting is saved,",
      "and refreshes base layers whenever the edit below them changes."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Photographs, paintings, or folders of photographs.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE|DIR",
      description = "Where to write; by default a JPEG beside the photograph.")
  private @Nullable Path output;

  @Option(names = "--manual", description = "Says what is stale and writes nothing.")
  private boolean manual;

  @Option(
      names = "--quality",
      paramLabel = "N",
      description = "Quality of a JPEG, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int quality = 92;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    if (quality < 1 || quality > 100) {
      throw new BadParameter("--quality", quality, "a number from 1 to 100");
    }
    var out = spec.commandLine().getOut();
    try (Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      Watch watch =
          new Watch(
              darkroom,
              engine.memory(),
              paths,
              Watch.Settings.of(manual, this::request),
              event -> out.println(event.line()));
      watch.run(new Cancellation());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  private Develop.Request request(Duplicate photo) {
    boolean several = paths.size() > 1 || Files.isDirectory(paths.getFirst());
    return new Develop.Request(
        Target.of(OutputName.of(photo, output, several), null, null, quality), null, null, true);
  }
}
