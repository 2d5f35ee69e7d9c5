package pentimento.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.conform.Conformance;
import pentimento.darktable.conform.Difference;
import pentimento.darktable.conform.HeatMap;
import pentimento.darktable.conform.Limits;
import pentimento.darktable.conform.Outcome;
import pentimento.darktable.conform.Tally;
import pentimento.darktable.program.DarktableCli;
import pentimento.formats.PictureHeader;
import pentimento.formats.png.PngWriter;
import pentimento.pipe.Json;
import pentimento.pipe.Place;
import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.studio.Darkroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `conform`: compares our renders of darktable's edits with darktable's own.
@Command(
    name = "conform",
    description = "Renders darktable's edits with us and with darktable, and compares.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 0 when enough edits are within the limits and none is silently"
          + " different, else 1. See docs/conform.md"
    })
final class ConformCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--darktable",
      required = true,
      description = "Compares with darktable-cli, found on the PATH.")
  private boolean darktable;

  @Parameters(index = "0", paramLabel = "RAW|DIR", description = "A raw, or a folder of them.")
  private Path raws = Path.of("");

  @Parameters(index = "1", paramLabel = "XMP|DIR", description = "A sidecar, or a folder of them.")
  private Path sidecars = Path.of("");

  @Option(names = "--mean", paramLabel = "DE", description = "Default: ${DEFAULT-VALUE}.")
  private double mean = Limits.DEFAULTS.mean();

  @Option(names = "--p999", paramLabel = "DE", description = "Default: ${DEFAULT-VALUE}.")
  private double p999 = Limits.DEFAULTS.p999();

  @Option(
      names = "--relative",
      paramLabel = "R",
      description = "Limit of the 99th percentile with --until. Default: ${DEFAULT-VALUE}.")
  private double relative = Limits.DEFAULTS.relative();

  @Option(
      names = "--pass",
      paramLabel = "PERCENT",
      description = "How many edits must be within. Default: ${DEFAULT-VALUE}.")
  private double pass = 75;

  @Option(
      names = "--until",
      paramLabel = "PLACE",
      description = "Compares scene-linear light at before:OP or after:OP.")
  private @Nullable String until;

  @Option(
      names = "--heat",
      paramLabel = "DIR",
      description = "Writes a map of the differences of every edit into this folder.")
  private @Nullable Path heat;

  @Option(names = "--json", description = "Prints the outcomes as JSON.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Override
  public Integer call() {
    if (!darktable) throw new BadParameter("--darktable", false, "no value: it is the only one");
    if (!(pass >= 0 && pass <= 100)) {
      throw new BadParameter("--pass", pass, "a number from 0 to 100");
    }
    Limits limits = new Limits(mean, p999, relative);
    Place place = until == null ? null : Place.parse(until);
    List<Path> pictures = files(raws, "dng");
    List<Path> edits = files(sidecars, "xmp");
    List<Outcome> outcomes;
    PrintWriter out = spec.commandLine().getOut();
    try (Darkroom darkroom = engine.darkroom(spec.commandLine());
        DarktableCli real = DarktableCli.required()) {
      Conformance conformance = new Conformance(new ConformSubject(darkroom), real, limits, place);
      outcomes =
          conformance.compareAll(
              pictures,
              edits,
              new Cancellation(),
              (outcome, _, _) -> {
                if (!json) {
                  out.println(outcome.describe());
                  out.flush();
                }
                map(outcome);
              });
    }
    Tally tally = Tally.of(outcomes);
    out.println(json ? Json.write(report(outcomes, tally)).strip() : tally.describe());
    return tally.passes(pass) ? ExitCode.OK : ExitCode.NOT_MET;
  }

  private static List<Path> files(Path given, String ending) {
    if (!Files.isDirectory(given)) {
      if (!Files.exists(given)) throw new BadInput(given.toString(), "", "no such file or folder");
      return List.of(given);
    }
    try (Stream<Path> all = Files.list(given)) {
      List<Path> files =
          all.filter(f -> f.toString().toLowerCase(Locale.ROOT).endsWith("." + ending))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new BadInput(given.toString(), "", "holds no file ending in ." + ending);
      }
      return files;
    } catch (IOException e) {
      throw BadInput.unreadable(given.toString(), e);
    }
  }

  private void map(Outcome outcome) {
    Difference difference = outcome.difference();
    if (heat == null || difference == null) return;
    double full = until == null ? Math.max(p999, 1e-6) : Math.max(10 * relative, 1e-9);
    Planes picture = HeatMap.of(difference, full);
    Path file =
        heat.resolve(outcome.raw().getFileName() + "." + outcome.sidecar().getFileName() + ".png");
    new PngWriter(8, 4, 2)
        .write(file, PictureHeader.of(picture.width(), picture.height(), 3), picture);
  }

  private static Map<String, Object> report(List<Outcome> outcomes, Tally tally) {
    List<Object> items = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("raw", outcome.raw().toString());
      item.put("edit", outcome.sidecar().toString());
      item.put("verdict", outcome.verdict().label().toLowerCase(Locale.ROOT));
      Difference d = outcome.difference();
      if (d != null) {
        item.put("mean", d.mean());
        item.put("p99", d.p99());
        item.put("p999", d.p999());
        item.put("max", d.max());
        item.put("at", List.of(d.x(), d.y()));
      }
      if (!outcome.remark().isEmpty()) item.put("remark", outcome.remark());
      items.add(item);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("outcomes", items);
    root.put("edits", tally.edits());
    root.put("within", tally.within());
    root.put("delegated", tally.delegated());
    root.put("beyond", tally.beyond());
    root.put("silently different", tally.silentlyDifferent());
    return root;
  }
}
