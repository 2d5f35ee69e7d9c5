package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.engine.Executor;
import pentimento.engine.store.ObjectStore;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.ops.crop.Crop;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;
import pentimento.studio.identity.EditCopy;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.PaintingStatus.State;

/// The three hashes of a painting: every combination of fresh and stale, and what they know.
class PaintingStatesTest {

  @TempDir private Path folder = Path.of("");

  private Memory memory = new Memory(null);
  private ObjectStore store = new ObjectStore(Path.of(""));
  private Darkroom darkroom = new Darkroom(new Executor(1, 64, 64), (_, _, _, _, _) -> null);
  private Path photo = Path.of("");
  private Path kra = Path.of("");

  @BeforeEach
  void fresh() {
    memory = new Memory(folder.resolve("store"));
    store = new ObjectStore(folder.resolve("store"));
    darkroom.close();
    darkroom = new Darkroom(new Executor(1, 64, 64), new Painter(store, memory, _ -> {}));
    photo = TestPicture.write(folder.resolve("a.pfm"), 40, 30);
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = new OwnEdit(Duplicate.first(photo), TestPicture.edit(open), null);
      kra =
          Paint.at(
                  darkroom,
                  open,
                  own,
                  Place.parse("before:colorout"),
                  Through.Base.EMBEDDED,
                  false,
                  memory,
                  new Cancellation())
              .document();
    }
    assertThat(status().result()).isEqualTo(State.MISSING);
    stroke(1f);
    refresh();
    develop();
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void each_combination_of_fresh_and_stale_is_told_with_its_reasons(int stale) {
    boolean below = (stale & 1) != 0;
    boolean painting = (stale & 2) != 0;
    boolean result = (stale & 4) != 0;
    if (below) set("exposure.ev=1.5");
    if (painting) stroke(2f);
    if (result) {
      store.remove(result(photo));
    } else {
      develop();
    }
    PaintingStatus status = status();
    assertThat(status.below()).isEqualTo(below ? State.STALE : State.FRESH);
    assertThat(status.painting()).isEqualTo(painting ? State.STALE : State.FRESH);
    State other = below || painting ? State.STALE : State.MISSING;
    assertThat(status.result()).isEqualTo(result ? other : State.FRESH);
    assertThat(status.reasons())
        .hasSize(Integer.bitCount(stale))
        .allMatch(reason ->
            (below && reason.equals("exposure.ev was 0.5, is 1.5"))
                || (painting && reason.equals("painted since the edit last took note"))
                || (result && reason.equals("the flattened painting is made at the next render")));
    refresh();
    develop();
    assertThat(List.of(status().below(), status().painting(), status().result()))
        .containsOnly(State.FRESH);
    assertThat(status().reasons()).isEmpty();
  }

  @Test
  void whatever_can_change_a_pixel_changes_the_fingerprint() {
    Map<String, ContentHash> seen = new LinkedHashMap<>();
    seen.put("at first", result(photo));
    // Below: parameters, switches, order, modules of other programs with masks and blending.
    seen.put("parameter", changed(edit().set(Darkroom.catalogue(), "exposure.ev=0.75")));
    seen.put("switched off", changed(edit().set(Darkroom.catalogue(), "exposure.enabled=false")));
    Module crop = Module.of("crop", new Crop(0.1f, 0.1f, 0.9f, 0.9f));
    seen.put("before", changed(edit().insert(0, crop)));
    seen.put("after", changed(edit().insert(1, crop)));
    seen.put("crop above", changed(edit().insert(2, crop)));
    Opaque plain = new Opaque("sharpen", 1, "00", "unknown");
    Opaque.Form form = new Opaque.Form(7, 1, "mask", 1, "0a", 1, "");
    Opaque.Form moved = new Opaque.Form(7, 1, "mask", 1, "0b", 1, "");
    List<Opaque> foreign =
        List.of(
            plain,
            new Opaque("sharpen", 2, "00", "unknown"),
            new Opaque("sharpen", 1, "01", "unknown"),
            new Opaque("sharpen", 1, "00", 3, "ff", List.of(), "unknown"),
            new Opaque("sharpen", 1, "00", 4, "ff", List.of(), "unknown"),
            new Opaque("sharpen", 1, "00", 3, "fe", List.of(), "unknown"),
            new Opaque("sharpen", 1, "00", 3, "ff", List.of(form), "unknown"),
            new Opaque("sharpen", 1, "00", 3, "ff", List.of(moved), "unknown"));
    for (int i = 0; i < foreign.size(); i++) {
      seen.put("foreign " + i, changed(edit().insert(0, Module.of("sharpen", foreign.get(i)))));
    }
    // The photograph's bytes, the duplicate.
    try (Photo open = Photo.open(photo)) {
      OwnEdit own = new OwnEdit(Duplicate.first(photo), edit(), null);
      OwnEdit two =
          new EditCopy(darkroom, memory, new Cancellation())
              .duplicate(open, own, EditCopy.With.PAINT);
      seen.put("duplicate", at(two.edit(), open.hash()));
    }
    seen.put("other bytes", at(edit(), BaseRecord.NOTHING));
    // The painting: pixels, visibility, opacity, blending, masks, order, profile.
    stroke(2f);
    seen.put("stroke", result(photo));
    layer("dodge", edit -> node -> edit.opacity(node, 100));
    seen.put("opacity", result(photo));
    layer("dodge", edit -> node -> edit.compositeOp(node, "screen"));
    seen.put("blending", result(photo));
    layer("burn", edit -> node -> edit.show(node, false));
    seen.put("hidden", result(photo));
    layer("dodge", edit -> node -> edit.addAbove(node, masked((byte) 255)));
    seen.put("masked layer", result(photo));
    layer("masked", edit -> node -> edit.remove(node));
    layer("dodge", edit -> node -> edit.addBelow(node, masked((byte) 255)));
    seen.put("other order", result(photo));
    layer("masked", edit -> node -> edit.remove(node));
    layer("dodge", edit -> node -> edit.addBelow(node, masked((byte) 128)));
    seen.put("other mask", result(photo));
    layer(
        "dodge",
        edit -> node -> edit.profile((PaintLayer) node, StandardProfiles.LINEAR_SRGB.bytes()));
    seen.put("profile", result(photo));
    assertThat(seen.values()).as(seen.toString()).doesNotHaveDuplicates();
    // And what changes no pixel changes nothing.
    ContentHash last = result(photo);
    layer("dodge", edit -> node -> edit.rename(node, "light"));
    layer("light", edit -> node -> edit.lock(node, true));
    assertThat(result(photo)).isEqualTo(last);
    assertThat(changed(labelled(edit()))).isEqualTo(last);
  }

  private static Edit labelled(Edit edit) {
    Module m = edit.modules().getFirst();
    return edit.replace(
        0, new Module(m.id(), m.instance(), "my label", m.enabled(), m.operation(), m.extra()));
  }

  private static NewNode masked(byte value) {
    return NewNode.paint("masked", TestPicture.stroke(3f))
        .uuid("{11111111-2222-3333-4444-555555555555}")
        .masks(
            NewNode.transparencyMask("mask", selection(value))
                .uuid("{11111111-2222-3333-4444-666666666666}"));
  }

  private static PlanarPixels selection(byte value) {
    Planes planes = Planes.allocate(Rect.ofSize(40, 30), 1);
    Arrays.fill(planes.plane(0), (value & 255) / 255f);
    return PlanarPixels.of(PixelFormat.SELECTION, planes);
  }

  @FunctionalInterface
  private interface Change {
    java.util.function.Function<Layer, KraEdit> on(KraEdit edit);
  }

  private void layer(String name, Change change) {
    try (KraDocument document = KraDocument.open(kra)) {
      for (Layer layer : document.layers()) {
        if (!layer.name().equals(name)) continue;
        change.on(KraEdit.of(document)).apply(layer).save(kra, SaveOptions.REPLACE);
        return;
      }
    }
    throw new AssertionError("no layer " + name);
  }

  private void stroke(float value) {
    layer("dodge", edit -> node -> edit.pixels((PaintLayer) node, TestPicture.stroke(value)));
  }

  private ContentHash changed(Edit edit) {
    try (Photo open = Photo.open(photo)) {
      return at(edit, open.hash());
    }
  }

  private ContentHash result(Path file) {
    try (Photo open = Photo.open(file)) {
      return at(edit(), open.hash());
    }
  }

  /// The fingerprint of the flattened painting.
  private ContentHash at(Edit edit, ContentHash source) {
    for (int i = 0; i < edit.modules().size(); i++) {
      if (!(edit.modules().get(i).operation() instanceof Through through)) continue;
      ContentHash below = Chain.at(photo, edit, source, i, memory, Set.of());
      try (KraDocument document = KraDocument.open(folder.resolve(through.document()))) {
        return Chain.result(document, through, below, memory, Set.of());
      }
    }
    throw new AssertionError("no painting");
  }

  private Edit edit() {
    return Objects.requireNonNull(Duplicate.first(photo).find(Darkroom.catalogue()));
  }

  private void set(String setting) {
    Duplicate first = Duplicate.first(photo);
    first.write(edit().set(Darkroom.catalogue(), setting), Darkroom.catalogue());
  }

  private void refresh() {
    try (Photo open = Photo.open(photo)) {
      var _ = Refresh.run(darkroom, open, edit(), memory, new Cancellation());
    }
  }

  private PaintingStatus status() {
    try (Photo open = Photo.open(photo)) {
      return PaintingStatus.of(photo, edit(), open.hash(), store::has, memory).getFirst();
    }
  }

  private void develop() {
    try (Photo open = Photo.open(photo)) {
      Develop.run(
          darkroom,
          open,
          edit(),
          new Develop.Request(
              Target.of(folder.resolve("out.pfm"), null, null, 92), null, null, true),
          new Cancellation(),
          Progress.NONE);
    }
    assertThat(Files.exists(store.path(result(photo)))).isTrue();
  }
}
