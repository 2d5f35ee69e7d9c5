package pentimento.kra.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.KraDocument;
import pentimento.kra.TransparencyMask;
import pentimento.kra.conform.Verdict.Outcome;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenReport;
import pentimento.kra.flatten.FlattenedBytes;
import pentimento.kra.flatten.Flattener;
import pentimento.pixel.BadInput;
import pentimento.pixel.Problem;

/// Flattens every document that a folder's `manifest.json` lists and compares the pixels with
/// Krita's, which lie beside each document as `.raw`.
///
/// The manifest is an array of objects with `doc` (relative to `gen/`), `group`, and perhaps
/// `truth_raw`. Documents with the random operation `dissolve` do not count.
public final class Conformance {

  private final Path documents;
  private final List<Map<?, ?>> records;

  private Conformance(Path documents, List<Map<?, ?>> records) {
    this.documents = documents;
    this.records = records;
  }

  /// @param folder holds `manifest.json`, and the documents in `gen/` (or beside the manifest)
  /// @throws BadInput when there is no manifest or it cannot be read
  public static Conformance of(Path folder) {
    Path manifest = folder.resolve("manifest.json");
    if (!Files.exists(manifest) && Files.exists(folder.resolve("gen/manifest.json"))) {
      manifest = folder.resolve("gen/manifest.json");
    }
    try {
      Object root = Json.read(manifest.toString(), Files.readString(manifest));
      List<Map<?, ?>> records = new ArrayList<>();
      if (root instanceof List<?> list) {
        for (Object record : list) if (record instanceof Map<?, ?> map) records.add(map);
      }
      if (records.isEmpty()) throw new BadInput(manifest.toString(), "", "lists no documents");
      Path gen = folder.resolve("gen");
      return new Conformance(Files.isDirectory(gen) ? gen : folder, records);
    } catch (IOException e) {
      throw BadInput.unreadable(manifest.toString(), e);
    }
  }

  /// Compares all documents, in the manifest's order.
  ///
  /// @param only names to look at must contain this; empty for all
  /// @throws BadInput when one of Krita's pictures cannot be read, or nothing is left to compare
  public List<Verdict> run(String only) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Map<?, ?> record : records) {
      String name = text(record, "doc", "");
      if (!name.contains(only)) continue;
      if (text(record, "mode", "").equals("dissolve") || name.contains("/dissolve.")) continue;
      verdicts.add(compare(name, record));
    }
    if (verdicts.isEmpty()) {
      throw new BadInput(
          documents.toString(),
          "",
          only.isEmpty()
              ? "the manifest lists only documents that do not count"
              : "no document of the manifest has '" + only + "' in its name",
          "see the names in manifest.json");
    }
    return verdicts;
  }

  private Verdict compare(String name, Map<?, ?> record) {
    String group = text(record, "group", name.contains("/") ? name.replaceFirst("/.*", "") : "");
    String stem = name.replaceFirst("\\.[^./]+$", "");
    byte[] krita = bytes(documents.resolve(text(record, "truth_raw", stem + ".raw")));
    try (KraDocument document = KraDocument.open(documents.resolve(name))) {
      FlattenedBytes ours = Flattener.flattenToBytes(document, FlattenOptions.defaults());
      String notes = notes(ours.report());
      if (krita.length != ours.bytes().length) {
        String sizes =
            "Krita's picture has %d bytes, ours %d".formatted(krita.length, ours.bytes().length);
        return new Verdict(name, group, Outcome.SILENT, 1, 1, 1, sizes, null);
      }
      Comparison c =
          Comparison.of(ours.format(), ours.bytes(), krita, ours.rect().width(), wobbles(document));
      Outcome outcome =
          c.equal ? Outcome.EQUAL : ours.report().isExact() ? Outcome.SILENT : Outcome.REPORTED;
      return new Verdict(name, group, outcome, c.max, c.mean, c.outliers, notes, c.worst);
    } catch (Problem e) {
      String problem = Objects.requireNonNullElse(e.getMessage(), e.toString());
      return new Verdict(name, group, Outcome.REPORTED, 1, 1, 1, problem, null);
    }
  }

  private static byte[] bytes(Path picture) {
    try {
      return Files.readAllBytes(picture);
    } catch (IOException e) {
      throw BadInput.unreadable(picture.toString(), e);
    }
  }

  /// Whether Krita itself does not repeat this picture: masks on 32-bit floats.
  private static boolean wobbles(KraDocument document) {
    boolean[] masked = {false};
    document.walk(n ->
        masked[0] |=
            n instanceof TransparencyMask || n instanceof FilterMask || n instanceof FilterLayer);
    return masked[0] && document.image().space().format().depth().isFloat();
  }

  private static String notes(FlattenReport report) {
    StringBuilder notes = new StringBuilder();
    for (FlattenReport.Inexact inexact : report.inexact()) {
      if (!notes.isEmpty()) notes.append("; ");
      notes
          .append(inexact.node())
          .append(": ")
          .append(inexact.reason())
          .append(", ")
          .append(inexact.instead());
    }
    return notes.toString();
  }

  private static String text(Map<?, ?> record, String key, String otherwise) {
    return record.get(key) instanceof String s ? s : otherwise;
  }

  /// Prints a line per document, a table per group and the count of outcomes as the last line.
  public static void print(List<Verdict> verdicts, Consumer<String> out) {
    Map<String, List<Verdict>> groups = new TreeMap<>();
    for (Verdict v : verdicts) {
      out.accept(line(v));
      groups.computeIfAbsent(v.group(), _ -> new ArrayList<>()).add(v);
    }
    out.accept("");
    out.accept(
        "%-16s %9s %6s %9s %7s".formatted("group", "documents", "equal", "reported", "silent"));
    groups.forEach((group, of) ->
        out.accept(
            "%-16s %9d %6d %9d %7d"
                .formatted(
                    group,
                    of.size(),
                    count(of, Outcome.EQUAL),
                    count(of, Outcome.REPORTED),
                    count(of, Outcome.SILENT))));
    out.accept("");
    out.accept(lastLine(verdicts));
  }

  private static String line(Verdict v) {
    String worst = v.worst();
    return String.format(
            Locale.ROOT,
            "%-8s %-48s max %-10.3g mean %-10.3g out %.3f%%",
            v.outcome().name().toLowerCase(Locale.ROOT),
            v.document(),
            v.maxError(),
            v.meanError(),
            v.outliers() * 100)
        + (v.notes().isEmpty() ? "" : "  [" + v.notes() + "]")
        + (v.outcome() == Outcome.EQUAL || worst == null ? "" : "  " + worst);
  }

  /// `N documents: E equal, R reported inexact, S silently different`.
  public static String lastLine(List<Verdict> verdicts) {
    return "%d documents: %d equal, %d reported inexact, %d silently different"
        .formatted(
            verdicts.size(),
            count(verdicts, Outcome.EQUAL),
            count(verdicts, Outcome.REPORTED),
            count(verdicts, Outcome.SILENT));
  }

  /// Whether nothing is silently different, 85 % of all documents are equal and 98 % of the groups
  /// `blend_*`, `models` and `krz`.
  public static boolean passes(List<Verdict> verdicts) {
    List<Verdict> core =
        verdicts.stream()
            .filter(v ->
                v.group().startsWith("blend_")
                    || v.group().equals("models")
                    || v.group().equals("krz"))
            .toList();
    return count(verdicts, Outcome.SILENT) == 0
        && count(verdicts, Outcome.EQUAL) >= 0.85 * verdicts.size()
        && count(core, Outcome.EQUAL) >= 0.98 * core.size();
  }

  private static long count(List<Verdict> verdicts, Outcome outcome) {
    return verdicts.stream().filter(v -> v.outcome() == outcome).count();
  }
}
