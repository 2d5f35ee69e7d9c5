package pentimento.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pentimento.engine.Outline;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Json;
import pentimento.pixel.Rect;
import pentimento.studio.Overview;
import pentimento.studio.painting.Foreseen;

/// Prints what a render would do: `explain --plan`.
final class PlanReport {

  private final String purpose;
  private final Overview overview;
  private final List<String> sources;
  private final int threads;

  /// @param purpose what the render would be for, in a word
  /// @param sources names of the photograph and of the paintings above it
  PlanReport(String purpose, Overview overview, List<String> sources, int threads) {
    this.purpose = purpose;
    this.overview = overview;
    this.sources = List.copyOf(sources);
    this.threads = threads;
  }

  void print(PrintWriter out) {
    out.printf(
        "%s: %s of %s, on %d threads%n",
        purpose, overview.wanted(), describe(overview.out()), threads);
    for (int i = 0; i < overview.parts().size(); i++) print(i, out);
    out.printf(
        "memory: at most %s of samples; the program and its kernels' own buffers come on top%n",
        size(overview.bytes()));
  }

  private void print(int index, PrintWriter out) {
    Overview.Part part = overview.parts().get(index);
    out.printf("%n%s  %s%s%n", sources.get(index), part.source().brief(), whereabouts(part));
    if (!part.isRendered()) {
      out.println("  not rendered: a result above it is there already");
    }
    Outline outline = part.outline();
    out.printf("  %-8s  %s%n", "reads", outline.reads() + " of " + describe(outline.source()));
    for (Outline.Step step : outline.steps()) {
      out.printf("  %-8s  %s%n", kind(step), names(step));
      out.printf("  %-8s    makes %s%s%n", "", step.makes(), extent(step));
      if (!describe(step.in()).equals(describe(step.out()))) {
        out.printf("  %-8s    in  %s%n", "", describe(step.in()));
        out.printf("  %-8s    out %s%n", "", describe(step.out()));
      }
    }
    out.printf("  %-8s  %s%n", "result", part.result().brief());
    if (part.isRendered()) {
      out.printf(
          "  %-8s  %s of tiles in flight, %s held%n",
          "memory", size(outline.flightBytes()), size(outline.heldBytes() + part.heldBytes()));
    }
  }

  private static String whereabouts(Overview.Part part) {
    Foreseen.Kept kept = part.kept();
    if (kept == null) return "";
    return switch (kept) {
      case NOWHERE -> "  to be flattened";
      case STORE -> "  reused from the store";
      case MEMORY -> "  reused from memory";
    };
  }

  private static String kind(Outline.Step step) {
    return switch (step.kind()) {
      case POINTS -> step.modules().size() > 1 ? "fused" : "point";
      case AREA -> "area";
      case GEOMETRY -> "geometry";
      case GLOBAL -> "global";
    };
  }

  private static String names(Outline.Step step) {
    List<String> names = new ArrayList<>();
    step.modules().forEach(m -> names.add(m.name()));
    return String.join(", ", names);
  }

  private static String extent(Outline.Step step) {
    String extent =
        switch (step.kind()) {
          case POINTS -> "";
          case AREA -> ", reads " + step.halo() + " pixels around each tile";
          case GEOMETRY -> ", reads other places";
          case GLOBAL ->
              ", after a look at the whole picture; reads "
                  + step.halo()
                  + " pixels around each tile";
        };
    return extent + (step.kept() ? "; kept in tiles" : "");
  }

  /// The same for programs.
  String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("purpose", purpose);
    all.put("width", overview.out().width());
    all.put("height", overview.out().height());
    all.put("wanted", json(overview.wanted()));
    all.put("scale", overview.out().scale());
    all.put("threads", threads);
    all.put("bytes", overview.bytes());
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < overview.parts().size(); i++) {
      Overview.Part part = overview.parts().get(i);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("source", sources.get(i));
      row.put("fingerprint", part.source().hex());
      Foreseen.Kept kept = part.kept();
      if (kept != null) row.put("kept", kept.name().toLowerCase(Locale.ROOT));
      row.put("rendered", part.isRendered());
      row.put("reads", json(part.outline().reads()));
      row.put("in", describe(part.outline().source()));
      List<Object> steps = new ArrayList<>();
      for (Outline.Step step : part.outline().steps()) steps.add(json(step));
      row.put("steps", steps);
      row.put("result", part.result().hex());
      row.put("flightBytes", part.outline().flightBytes());
      row.put("heldBytes", part.outline().heldBytes() + part.heldBytes());
      parts.add(row);
    }
    all.put("parts", parts);
    return Json.write(all);
  }

  private static Map<String, Object> json(Outline.Step step) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", step.kind().name().toLowerCase(Locale.ROOT));
    List<Object> modules = new ArrayList<>();
    step.modules().forEach(m -> modules.add(m.name()));
    row.put("modules", modules);
    row.put("halo", step.halo());
    row.put("makes", json(step.makes()));
    row.put("in", describe(step.in()));
    row.put("out", describe(step.out()));
    row.put("kept", step.kept());
    return row;
  }

  private static List<Object> json(Rect rect) {
    return List.of(rect.x(), rect.y(), rect.width(), rect.height());
  }

  static String describe(ImageInfo info) {
    String scale = info.scale() == 1 ? "" : String.format(Locale.ROOT, " at %.3f", info.scale());
    return info.width() + "x" + info.height() + scale + " " + info.meaning().describe();
  }

  private static String size(long bytes) {
    return Math.ceilDiv(bytes, 1L << 20) + " MiB";
  }
}
