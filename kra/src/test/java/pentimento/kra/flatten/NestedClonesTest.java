package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.blend.Tile;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Groups that hold two clones of a group that holds two clones: what they show doubles with each
/// step, the work does not.
class NestedClonesTest {

  private static final int SIZE = 200;

  /// More than a slow and busy machine takes, and nothing beside 2 to the power of 40.
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void forty_steps_are_no_more_work_than_forty_groups(int move) {
    FlattenedBytes flat = assertTimeoutPreemptively(LONG, () -> flat(cloned(40, move)));
    assertThat(flat.report().isExact()).isTrue();
    byte[] nothing = flat(List.of(background())).bytes();
    assertThat(flat.bytes()).isNotEqualTo(nothing);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 64})
  void they_show_what_copies_show(int move) {
    assertThat(flat(cloned(4, move)).bytes())
        .isEqualTo(flat(List.of(copied(4, move, 0), background())).bytes());
  }

  @Test
  void clones_that_show_each_other_are_reported() {
    NewNode one = NewNode.cloneOf("one", "{2}", "two").uuid("{1}");
    NewNode two = NewNode.cloneOf("two", "{1}", "one").uuid("{2}");
    NewNode group = NewNode.group("g", List.of(one)).uuid("{3}");
    NewNode outer = NewNode.cloneOf("outer", "{3}", "g").uuid("{4}");
    assertThat(flat(List.of(outer, group, two, background())).report().inexact())
        .extracting(FlattenReport.Inexact::node)
        .contains("one", "two");
  }

  @Test
  void tiles_that_do_not_fit_are_computed_again_and_in_the_end_refused() {
    TileFormat format = new TileFormat(PixelFormat.RGBA_F32);
    TileSource source = new ConstantSource(format, new byte[16]);
    long room = 3L * 4 * 4 * Tile.AREA;
    SharedTiles tiles = new SharedTiles("a.kra", room);
    SharedSource shared = new SharedSource(source, tiles);
    Worker worker = new Worker(SIZE);
    Tile tile = format.newTile();
    for (int i = 0; i < 9; i++) shared.read(i % 3, 0, tile, worker);
    assertThat(tiles.computed()).isEqualTo(3);
    for (int i = 0; i < 8; i++) shared.read(i % 4, 0, tile, worker);
    assertThat(tiles.computed()).isEqualTo(8);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20_000; i++) shared.read(i % 4, 0, tile, worker);
            })
        .isInstanceOf(Unsupported.class)
        .hasMessageContainingAll("a.kra", "clones", "-Xmx");
  }

  /// Topmost first: a clone of the last group, the groups, hidden, and a background.
  private static List<NewNode> cloned(int steps, int move) {
    List<NewNode> layers = new ArrayList<>();
    layers.add(clone(steps, 0));
    for (int k = steps; k > 0; k--) {
      layers.add(
          NewNode.group("g" + k, List.of(clone(k - 1, move), clone(k - 1, 0).opacity(100)))
              .uuid(uuid(k))
              .visible(false));
    }
    layers.add(dab(0).uuid(uuid(0)).visible(false));
    layers.add(background());
    return layers;
  }

  private static NewNode clone(int of, int move) {
    return NewNode.cloneOf("c" + of + "+" + move, uuid(of), "g" + of)
        .with("x", Integer.toString(move))
        .with("y", Integer.toString(2 * move));
  }

  /// The same without clones.
  private static NewNode copied(int steps, int move, int by) {
    if (steps == 0) return dab(by);
    NewNode moved = copied(steps - 1, move, by + move);
    return NewNode.group("g", List.of(moved, copied(steps - 1, move, by).opacity(100)));
  }

  private static NewNode dab(int by) {
    Rect where = new Rect(40 + by, 10 + 2 * by, 70, 80);
    Planes planes = Planes.allocate(where, 4);
    for (int c = 0; c < 4; c++) {
      for (int i = 0; i < where.area(); i++) {
        planes.plane(c)[i] = c == 3 ? 0.3f : (i * 7 + c * 31) % 101 / 100f;
      }
    }
    return NewNode.paint("dab", PlanarPixels.of(PixelFormat.RGBA_F32, planes));
  }

  private static NewNode background() {
    Planes grey = Planes.allocate(new Rect(0, 0, SIZE, SIZE), 4);
    for (float[] plane : grey.planes()) java.util.Arrays.fill(plane, 1f);
    return NewNode.paint("background", PlanarPixels.of(PixelFormat.RGBA_F32, grey));
  }

  private static String uuid(int group) {
    return "{00000000-0000-0000-0000-%012d}".formatted(group);
  }

  private FlattenedBytes flat(List<NewNode> layers) {
    Path file = folder.resolve("clones.kra");
    NewDocument.of(
            "d",
            SIZE,
            SIZE,
            PixelFormat.RGBA_F32,
            "Linear Rec2020",
            StandardProfiles.LINEAR_REC2020.bytes())
        .layers(layers.toArray(NewNode[]::new))
        .write(file, SaveOptions.REPLACE);
    try (KraDocument document = KraDocument.open(file)) {
      return Flattener.flattenToBytes(document, FlattenOptions.defaults());
    }
  }
}
