package pentimento.darktable.conform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.SidecarImport;
import pentimento.darktable.program.DarktableCli;
import pentimento.darktable.program.DarktableJob;
import pentimento.darktable.program.DarktableRender;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.darktable.sidecar.SidecarReader;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Cancelled;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;
import pentimento.pixel.Problem;
import pentimento.pixel.Unsupported;

/// Compares what we make of darktable's edits with what the real darktable makes of them.
public final class Conformance {

  private final Subject subject;
  private final DarktableCli darktable;
  private final Limits limits;
  private final @Nullable Place until;

  /// @param until the place up to which both render, compared in linear Rec.2020; null for the
  ///   finished picture, compared in sRGB
  public Conformance(
      Subject subject, DarktableCli darktable, Limits limits, @Nullable Place until) {
    this.subject = subject;
    this.darktable = darktable;
    this.limits = limits;
    this.until = until;
  }

  /// Compares one edit on one raw.
  ///
  /// @throws Cancelled when asked to stop; every other problem is part of the outcome
  public Outcome compare(Path raw, Path sidecar, Cancellation cancellation) {
    Edit edit;
    Planes ours;
    DarktableJob.Space space =
        until == null ? DarktableJob.Space.SRGB : DarktableJob.Space.LINEAR_REC2020;
    int end;
    try {
      edit = subject.edit(raw, sidecar);
      end = until == null ? edit.modules().size() : until.index(edit);
      String opaque = opaque(edit, end);
      if (!opaque.isEmpty()) return without(raw, sidecar, Verdict.DELEGATED, opaque);
      ours = subject.render(raw, edit, end, space, cancellation);
    } catch (Cancelled e) {
      throw e;
    } catch (Unsupported e) {
      return without(raw, sidecar, Verdict.DELEGATED, String.valueOf(e.getMessage()));
    } catch (Problem e) {
      return without(raw, sidecar, Verdict.BEYOND, "we fail: " + e.getMessage());
    }
    String missing = missing(SidecarReader.read(sidecar), edit);
    if (!missing.isEmpty()) {
      return without(raw, sidecar, Verdict.SILENTLY_DIFFERENT, "left out: " + missing);
    }
    DarktableRender theirs;
    try (TruthSidecar truth = TruthSidecar.of(sidecar, edit, end)) {
      theirs = darktable.render(DarktableJob.of(raw, truth.path(), space), cancellation);
    } catch (MissingProgram e) {
      return without(raw, sidecar, Verdict.BEYOND, "darktable fails: " + e.getMessage());
    }
    if (!ours.rect().equals(theirs.planes().rect())) {
      return without(
          raw,
          sidecar,
          Verdict.SILENTLY_DIFFERENT,
          "we make " + ours.rect() + ", darktable " + theirs.planes().rect());
    }
    Measure measure = until == null ? Measure.DELTA_E_2000 : Measure.RELATIVE;
    Difference plain = Difference.of(ours, theirs.planes(), measure);
    Difference difference =
        until == null
            ? plain
            : Difference.of(rounded(raw, edit, end, cancellation), theirs.planes(), measure);
    List<String> remarks = new ArrayList<>();
    if (until != null)
      remarks.add("(without darktable's Lab round trips: " + plain.describe() + ")");
    if (!theirs.droppedModules().isEmpty()) {
      remarks.add("darktable left out " + String.join(", ", theirs.droppedModules()));
    }
    return new Outcome(raw, sidecar, limits.of(difference), difference, String.join("; ", remarks));
  }

  /// Our scene-linear picture with darktable's two ways through Lab: behind its input profile, and
  /// on its way into the file.
  private Planes rounded(Path raw, Edit edit, int end, Cancellation cancellation) {
    int behind = edit.indexOf("colorin") + 1;
    boolean there = behind > 0 && behind <= end;
    Edit with = there ? edit.insert(behind, Module.of("lab-round-trip", new LabRoundTrip())) : edit;
    int length = there ? end + 1 : end;
    return LabRoundTrip.of(
        subject.render(raw, with, length, DarktableJob.Space.LINEAR_REC2020, cancellation));
  }

  /// Compares every edit on every raw.
  ///
  /// @param listener is told each outcome as it comes, with its difference's per-pixel values
  public List<Outcome> compareAll(
      List<Path> raws, List<Path> sidecars, Cancellation cancellation, Listener listener) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Path raw : raws) {
      for (Path sidecar : sidecars) {
        Outcome outcome = compare(raw, sidecar, cancellation);
        listener.outcome(outcome, outcomes.size() + 1, raws.size() * sidecars.size());
        outcomes.add(outcome.brief());
      }
    }
    return outcomes;
  }

  /// Listens to a comparison of many.
  @FunctionalInterface
  public interface Listener {
    void outcome(Outcome outcome, int done, int total);
  }

  private static Outcome without(Path raw, Path sidecar, Verdict verdict, String remark) {
    return new Outcome(raw, sidecar, verdict, null, remark);
  }

  private static String opaque(Edit edit, int end) {
    List<String> names = new ArrayList<>();
    for (Module module : edit.modules().subList(0, end)) {
      if (module.enabled() && module.operation() instanceof Opaque opaque) {
        names.add(module.name() + " (" + opaque.reason() + ")");
      }
    }
    return String.join(", ", names);
  }

  /// Modules that the sidecar has on and the edit has not: looked at apart from the import, so that
  /// a fault there shows.
  private static String missing(Sidecar sidecar, Edit edit) {
    Map<String, Boolean> on = new TreeMap<>();
    for (HistoryItem item : sidecar.active()) on.put(item.name(), item.enabled());
    Set<String> known = new HashSet<>(SidecarImport.withoutEffect());
    for (Module module : edit.modules()) if (module.enabled()) known.add(module.name());
    List<String> missing = new ArrayList<>();
    on.forEach((name, enabled) -> {
      if (enabled && !known.contains(name)) missing.add(name);
    });
    return String.join(", ", missing);
  }
}
