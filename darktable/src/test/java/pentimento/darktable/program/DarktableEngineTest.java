package pentimento.darktable.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.darktable.Cameras;
import pentimento.darktable.SidecarImport;
import pentimento.darktable.conform.Difference;
import pentimento.darktable.conform.Measure;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.RgbSpace;

class DarktableEngineTest extends RealDarktable {

  private static final Cancellation NEVER = new Cancellation();

  private static Planes whole(String sidecar) {
    return darktable
        .render(
            DarktableJob.of(
                vector("bayer.dng"), vector(sidecar), DarktableJob.Space.LINEAR_REC2020),
            NEVER)
        .planes();
  }

  @Test
  void a_pipe_cut_in_two_gives_what_one_run_gives() {
    DarktableEngine engine = new DarktableEngine(darktable);
    Edit edit = SidecarImport.read(vector("default_filmic.xmp"), Cameras.SYNTH_B).edit();
    int cut = Place.parse("before:filmicrgb").index(edit);
    Planes below = engine.fromRaw(vector("bayer.dng"), edit, cut, RgbSpace.REC2020, 2, NEVER);
    Planes linear = whole("default_linear.xmp");
    assertThat(Difference.of(below, linear, Measure.ABSOLUTE).max()).isZero();
    Planes above =
        engine.fromPicture(
            below, edit, cut, edit.modules().size(), false, RgbSpace.REC2020, 2, NEVER);
    Difference difference = Difference.of(above, whole("default_filmic.xmp"), Measure.ABSOLUTE);
    // Two conversions to Lab and back with darktable's approximate cube root.
    assertThat(difference.max()).as(difference.describe()).isLessThan(5e-4);
    assertThat(difference.mean()).as(difference.describe()).isLessThan(5e-5);
  }

  @Test
  void opaque_modules_are_rendered_as_they_came() {
    DarktableEngine engine = new DarktableEngine(darktable);
    Edit edit = SidecarImport.read(vector("hotpixels.xmp"), Cameras.SYNTH_B).edit();
    assertThat(DarktableEngine.isNeeded(edit.modules())).isTrue();
    Planes ours =
        engine.fromRaw(
            vector("bayer-hot.dng"), edit, edit.modules().size(), RgbSpace.REC2020, 2, NEVER);
    Planes theirs =
        darktable
            .render(
                DarktableJob.of(
                    vector("bayer-hot.dng"),
                    vector("hotpixels.xmp"),
                    DarktableJob.Space.LINEAR_REC2020),
                NEVER)
            .planes();
    assertThat(Difference.of(ours, theirs, Measure.ABSOLUTE).max()).isZero();
  }

  @Test
  void what_darktable_would_drop_is_refused() {
    DarktableEngine engine = new DarktableEngine(darktable);
    Edit edit = SidecarImport.read(vector("default_linear.xmp"), Cameras.SYNTH_B).edit();
    Module future =
        new Module(
            "exposure",
            1,
            "",
            true,
            new Opaque("exposure", 7, "00".repeat(28), "version 7"),
            Map.of());
    int at = edit.indexOf("exposure") + 1;
    Edit newer = edit.insert(at, future);
    assertThatThrownBy(
            () -> engine.fromRaw(vector("bayer.dng"), newer, at + 1, RgbSpace.REC2020, 2, NEVER))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("exposure");
    Opaque masked =
        new Opaque("bilat", 3, "00".repeat(20), 13, "03" + "00".repeat(419), List.of(), "a mask");
    Edit blended = edit.insert(at, Module.of("bilat", masked));
    assertThatThrownBy(
            () -> engine.fromRaw(vector("bayer.dng"), blended, at + 1, RgbSpace.REC2020, 2, NEVER))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("bilat");
    assertThatThrownBy(
            () -> engine.fromRaw(vector("bayer.dng"), edit, 1, RgbSpace.REC2020, 2, NEVER))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("demosaic");
  }

  @Test
  void a_result_is_named_by_all_that_it_depends_on_and_nothing_else() {
    Edit edit = SidecarImport.read(vector("hotpixels.xmp"), Cameras.SYNTH_B).edit();
    ContentHash raw = new ContentHash("00".repeat(32));
    int all = edit.modules().size();
    ContentHash name = name("4.2.1", edit, all, raw);
    assertThat(name("4.2.1", edit, all, raw)).isEqualTo(name);
    assertThat(name("4.2.1", edit, all, name)).isNotEqualTo(name);
    assertThat(name("4.2.1", edit, edit.indexOf("demosaic") + 1, raw)).isNotEqualTo(name);
    assertThat(name("4.4.0", edit, all, raw)).isNotEqualTo(name);
    int at = edit.indexOf("hotpixels");
    Module hot = edit.modules().get(at);
    Edit off = edit.replace(at, changed(hot, "", false));
    assertThat(name("4.2.1", off, all, raw)).isNotEqualTo(name);
    assertThat(name("4.2.1", edit.replace(at, changed(hot, "mine", true)), all, raw))
        .isEqualTo(name);
    Edit without = edit.withModules(edit.modules().stream().filter(m -> !m.equals(hot)).toList());
    assertThat(name("4.2.1", off, all, raw)).isEqualTo(name("4.2.1", without, all - 1, raw));
  }

  private static Module changed(Module m, String label, boolean enabled) {
    return new Module(m.id(), m.instance(), label, enabled, m.operation(), m.extra());
  }

  private static ContentHash name(String version, Edit edit, int end, ContentHash input) {
    return DarktableEngine.fingerprint(version, edit, 0, end, RgbSpace.SRGB, input);
  }
}
