package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Stage;
import pentimento.engine.StageTimes;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Json;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Overview;
import pentimento.studio.Photo;
import pentimento.studio.Rendering;
import pentimento.studio.branch.Branch;
import pentimento.studio.painting.Through;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `explain`: the pipe of a photograph, module by module.
@Command(
    name = "explain",
    description = {
      "Prints the pipe of a photograph and the time that each step takes.",
      "Bottom first: each module's input and output, and its fingerprint. With --plan it renders",
      "nothing and prints how a render would go: steps, halos, memory, and which results are there",
      "already."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

  private static final Pattern REGION = Pattern.compile("(\\d+)x(\\d+)\\+(\\d+)\\+(\\d+)");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", description = "The photograph.")
  private Path file = Path.of("");

  @Mixin private EditOptions edits = new EditOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(names = "--until", paramLabel = "PLACE", description = "Ends the pipe there.")
  private @Nullable String until;

  @Option(names = "--no-render", description = "Does not render, so no times are known.")
  private boolean noRender;

  @Option(names = "--plan", description = "Prints how a render would go; renders nothing.")
  private boolean plan;

  @Option(
      names = "--for",
      paramLabel = "PURPOSE",
      description =
          "With --plan: export, preview (small, for the screen) or region (of the full picture, for"
              + " the screen). Default: what --size and --region say, else export.")
  private @Nullable String purpose;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "With --plan: the box that an export or a preview fits into.")
  private @Nullable String size;

  @Option(
      names = "--region",
      paramLabel = "WxH+X+Y",
      description = "With --plan: the part of the full picture.")
  private @Nullable String region;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Photo photo = Photo.open(file);
        Darkroom darkroom = engine.darkroom(spec.commandLine())) {
      Edit edit = edits.edit(photo);
      int end = until == null ? edit.modules().size() : Place.parse(until).index(edit);
      if (plan) {
        plan(darkroom, photo, edit, end);
        return ExitCode.OK;
      }
      String needless = purpose != null ? "--for" : size != null ? "--size" : "--region";
      if (purpose != null || size != null || region != null) {
        throw new BadParameter(needless, "", "--plan with it");
      }
      Cancellation cancellation = new Cancellation();
      Rendering rendering =
          darkroom.prepare(photo, edit, end, List.of(), RgbSpace.SRGB, true, cancellation);
      List<Map<String, Object>> rows = new ArrayList<>();
      List<String> paintings = paintings(edit, end);
      for (int i = 0; i < rendering.segments().size(); i++) {
        String source =
            i == 0
                ? file.getFileName().toString()
                : i <= paintings.size() ? paintings.get(i - 1) : "(painting)";
        rows(darkroom, source, rendering.segments().get(i), cancellation, rows);
      }
      branches(edit, end, rows);
      if (json) spec.commandLine().getOut().print(Json.write(rows));
      else rows.forEach(this::print);
    }
    return ExitCode.OK;
  }

  private void plan(Darkroom darkroom, Photo photo, Edit edit, int end) {
    String meant = purpose != null ? purpose : region != null ? "region" : "export";
    Overview.Purpose of =
        switch (meant) {
          case "export" -> new Overview.Purpose.Export(size == null ? null : box(size));
          case "preview" -> new Overview.Purpose.Preview(box(size == null ? "1600x1600" : size));
          case "region" ->
              new Overview.Purpose.Region(rect(region == null ? "1200x800+0+0" : region));
          default -> throw new BadParameter("--for", meant, "export, preview or region");
        };
    Overview overview = Overview.of(darkroom, photo, edit, end, of);
    List<String> sources = new ArrayList<>();
    sources.add(String.valueOf(file.getFileName()));
    sources.addAll(paintings(edit, end));
    PlanReport report = new PlanReport(meant, overview, sources, darkroom.executor().threads());
    if (json) spec.commandLine().getOut().print(report.json());
    else report.print(spec.commandLine().getOut());
  }

  private static Develop.Size box(String text) {
    return Develop.Size.parse(text);
  }

  private static Rect rect(String text) {
    Matcher parts = REGION.matcher(text);
    try {
      if (parts.matches()) {
        return new Rect(
            Integer.parseInt(parts.group(3)),
            Integer.parseInt(parts.group(4)),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)));
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new BadParameter("--region", text, "WxH+X+Y in pixels, such as 1200x800+300+200");
  }

  /// Names of the paintings that take part, bottom first, each with its document.
  private static List<String> paintings(Edit edit, int end) {
    List<String> names = new ArrayList<>();
    for (Module module : edit.modules().subList(0, end)) {
      if (module.enabled() && module.operation() instanceof Through through) {
        names.add(module.name() + " " + through.document());
      }
    }
    return names;
  }

  /// Puts branches in, each behind what stands below it: they are in no plan, since they pass on
  /// what they are given.
  private static void branches(Edit edit, int end, List<Map<String, Object>> rows) {
    int at = 1;
    for (Module module : edit.modules().subList(0, end)) {
      if (module.operation() instanceof Branch branch) {
        rows.add(at++, row(module.name(), null, null, "\"" + branch.name() + "\"", null));
        continue;
      }
      for (int i = at; i < rows.size(); i++) {
        String name = String.valueOf(rows.get(i).get("module"));
        boolean painting = name.startsWith(module.name() + " ");
        if (name.equals(module.name()) || painting) {
          at = i + 1;
          break;
        }
      }
    }
  }

  private void rows(
      Darkroom darkroom,
      String source,
      Rendering.Segment segment,
      Cancellation cancellation,
      List<Map<String, Object>> rows) {
    StageTimes times =
        noRender
            ? null
            : darkroom
                .executor()
                .render(
                    segment.plan(),
                    segment.plan().out().bounds(),
                    band -> {},
                    cancellation,
                    Progress.NONE);
    Map<String, Object> first = row(source, segment.source().info(), null, null, ms(times, 0));
    first.put("fingerprint", segment.source().fingerprint().brief());
    rows.add(first);
    List<ContentHash> prints = segment.fingerprints(Darkroom.catalogue());
    ImageInfo info = segment.source().info();
    for (int i = 0; i < segment.modules().size(); i++) {
      Module module = segment.modules().get(i);
      String name = module.name();
      if (!module.enabled()) {
        rows.add(row(name, null, null, "off", null));
        continue;
      }
      boolean neutral = module.operation().isNeutral(info);
      ImageInfo out = module.operation().output(info);
      int stage = stage(segment, module);
      Map<String, Object> row =
          row(
              name,
              info,
              out,
              neutral ? "neutral" : null,
              stage >= 0 && isFirst(segment, stage, module) ? ms(times, stage + 1) : null);
      row.put("fingerprint", prints.get(i).brief());
      rows.add(row);
      info = out;
    }
  }

  private static int stage(Rendering.Segment segment, Module module) {
    List<Stage> stages = segment.plan().stages();
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).modules().contains(module)) return i;
    }
    return -1;
  }

  /// Whether the step's time is shown here: fused modules share one.
  private static boolean isFirst(Rendering.Segment segment, int stage, Module module) {
    return segment.plan().stages().get(stage).modules().getFirst().equals(module);
  }

  private static @Nullable Object ms(@Nullable StageTimes times, int index) {
    return times == null ? null : Math.round(times.nanos(index) / 1e5) / 10.0;
  }

  private static Map<String, Object> row(
      String module,
      @Nullable ImageInfo in,
      @Nullable ImageInfo out,
      @Nullable String note,
      @Nullable Object ms) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("module", module);
    if (in != null) row.put("in", describe(in));
    if (out != null) row.put("out", describe(out));
    if (note != null) row.put("note", note);
    if (ms != null) row.put("threadMilliseconds", ms);
    return row;
  }

  private static String describe(ImageInfo info) {
    return info.width() + "x" + info.height() + " " + info.meaning().describe();
  }

  private void print(Map<String, Object> row) {
    var out = spec.commandLine().getOut();
    out.printf(
        "%-18s %-13s %9s%n",
        row.get("module"),
        row.getOrDefault("note", row.getOrDefault("fingerprint", "")),
        row.containsKey("threadMilliseconds") ? row.get("threadMilliseconds") + " ms" : "");
    if (row.containsKey("out") && !row.get("out").equals(row.get("in"))) {
      out.println("    in  " + row.get("in"));
      out.println("    out " + row.get("out"));
    } else if (row.containsKey("in")) {
      out.println("    in = out  " + row.get("in"));
    }
  }
}
