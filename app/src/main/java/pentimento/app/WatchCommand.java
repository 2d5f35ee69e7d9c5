package pentimento.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.serve.ResidentClient;
import pentimento.host.Places;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Live;
import pentimento.studio.Target;
import pentimento.studio.watch.Watch;
import picocli.CommandLine;
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
      "Renders whenever a painting is saved, refreshes bases when the edit changes.",
      "It goes on until it is stopped, and prints a line per event."
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
    CommandLine line = spec.commandLine();
    var out = line.getOut();
    try (Darkroom darkroom = engine.darkroom(line, Live.ofThisProcess());
        RestingHeap heap = new RestingHeap()) {
      Watch watch =
          new Watch(
              darkroom,
              engine.memory(),
              paths,
              Watch.Settings.of(manual, this::request),
              renderer(line, darkroom),
              event -> {
                heap.worked();
                out.println(event.line());
              });
      watch.run(new Cancellation());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  /// Renders in the resident process where one runs, else here.
  private Watch.Renderer renderer(CommandLine line, Darkroom darkroom) {
    Watch.Renderer here = Watch.Renderer.in(darkroom);
    if (PentimentoCommand.above(line).noServe()) return here;
    ResidentClient client = new ResidentClient(Places.ofThisProcess().store());
    return (place, photo, edit, request, cancellation) -> {
      ResidentClient.Answer answer = client.run(develop(place, request));
      if (answer != null && answer.code() == ExitCode.OK) {
        line.getErr().print(answer.complaints());
        line.getErr().flush();
      } else {
        here.render(place, photo, edit, request, cancellation);
      }
    };
  }

  private List<String> develop(Duplicate place, Develop.Request request) {
    List<String> words = new ArrayList<>(List.of("develop", place.photo().toString()));
    words.addAll(List.of("-o", request.target().file().toString()));
    words.addAll(List.of("--quality", Integer.toString(quality)));
    words.addAll(List.of("--duplicate", Integer.toString(place.number())));
    words.addAll(engine.words());
    return words;
  }

  private Develop.Request request(Duplicate photo) {
    boolean several = paths.size() > 1 || Files.isDirectory(paths.getFirst());
    return new Develop.Request(
        Target.of(OutputName.of(photo, output, several), null, null, quality), null, null, true);
  }
}
