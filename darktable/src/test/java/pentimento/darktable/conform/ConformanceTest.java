package pentimento.darktable.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import pentimento.darktable.Cameras;
import pentimento.darktable.SidecarExport;
import pentimento.darktable.SidecarImport;
import pentimento.darktable.program.DarktableJob;
import pentimento.darktable.program.RealDarktable;
import pentimento.darktable.sidecar.SidecarWriter;
import pentimento.ops.exposure.Exposure;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;

/// The judgement, with darktable itself as the program that is judged: what it makes of the sidecar
/// that we write of the edit that we read.
class ConformanceTest extends RealDarktable {

  private record Changed(UnaryOperator<Edit> change) implements Subject {
    @Override
    public Edit edit(Path raw, Path sidecar) {
      return change.apply(SidecarImport.read(sidecar, Cameras.SYNTH_B).edit());
    }

    @Override
    public Planes render(
        Path raw, Edit edit, int end, DarktableJob.Space space, Cancellation cancellation) {
      try {
        Path ours = Files.createTempFile("ours-", ".xmp");
        SidecarWriter.write(
            ours, SidecarExport.of(edit.withModules(edit.modules().subList(0, end))), "a.dng");
        Planes planes = darktable.render(DarktableJob.of(raw, ours, space), cancellation).planes();
        Files.delete(ours);
        return planes;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static Outcome judge(String sidecar, UnaryOperator<Edit> change) {
    Path raw = vector("bayer.dng");
    Conformance conformance =
        new Conformance(new Changed(change), darktable, Limits.DEFAULTS, null);
    return conformance.compare(raw, vector(sidecar), new Cancellation());
  }

  private static UnaryOperator<Edit> exposure(UnaryOperator<Exposure> change) {
    return edit -> {
      int i = edit.indexOf("exposure");
      Module module = edit.modules().get(i);
      Exposure now = change.apply((Exposure) module.operation());
      return edit.replace(i, module.withOperation(now));
    };
  }

  @Test
  void the_sidecar_that_we_write_renders_to_the_same_bits() {
    Outcome outcome = judge("default_linear.xmp", UnaryOperator.identity());
    assertThat(outcome.verdict()).as(outcome.remark()).isEqualTo(Verdict.WITHIN);
    assertThat(outcome.difference()).isNotNull();
    assertThat(outcome.difference().max()).isZero();
  }

  @Test
  void a_small_fault_is_beyond_and_a_large_one_silently_different() {
    Outcome small =
        judge(
            "default_linear.xmp",
            exposure(e -> new Exposure(e.ev() + 0.15f, e.black(), e.compensateBias())));
    assertThat(small.verdict()).as(small.describe()).isEqualTo(Verdict.BEYOND);
    Outcome large =
        judge(
            "default_linear.xmp",
            exposure(e -> new Exposure(e.ev() + 1f, e.black(), e.compensateBias())));
    assertThat(large.verdict()).as(large.describe()).isEqualTo(Verdict.SILENTLY_DIFFERENT);
  }

  @Test
  void a_module_left_out_is_silently_different_and_an_opaque_one_delegated() {
    Outcome dropped = judge("default_linear.xmp", edit -> edit.remove(edit.indexOf("exposure")));
    assertThat(dropped.verdict()).isEqualTo(Verdict.SILENTLY_DIFFERENT);
    assertThat(dropped.remark()).contains("exposure");
    Outcome opaque = judge("hotpixels.xmp", UnaryOperator.identity());
    assertThat(opaque.verdict()).isEqualTo(Verdict.DELEGATED);
    assertThat(opaque.remark()).contains("hotpixels");
  }

  @Test
  void the_tally_counts() {
    Path file = Path.of("a");
    List<Outcome> outcomes =
        List.of(
            new Outcome(file, file, Verdict.WITHIN, null, ""),
            new Outcome(file, file, Verdict.WITHIN, null, ""),
            new Outcome(file, file, Verdict.DELEGATED, null, "liquify"),
            new Outcome(file, file, Verdict.BEYOND, null, ""));
    Tally tally = Tally.of(outcomes);
    assertThat(tally.describe())
        .isEqualTo("4 edits: 2 within, 1 delegated, 1 beyond, 0 silently different");
    assertThat(tally.passes(50)).isTrue();
    assertThat(tally.passes(51)).isFalse();
    assertThat(new Tally(4, 3, 0, 0, 1).passes(50)).isFalse();
  }
}
