package pentimento.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadParameter;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// The laws that every operation obeys. A test of an operation extends this, lists a few instances
/// and inherits them. All laws are exact, to the bit.
public abstract class OperationContract<T extends Operation> {

  /// Sizes that catch edges: one pixel, odd, one tile and one more.
  private static final int[][] SIZES = {{1, 1}, {7, 5}, {32, 32}, {33, 65}, {70, 41}};

  /// The schema under test.
  protected abstract OperationType<T> type();

  /// A few instances with different parameters.
  protected abstract List<T> instances();

  /// The picture the operation is given, at the given size. The default is scene-referred light in
  /// the working space.
  protected ImageInfo input(int width, int height) {
    return ImageInfo.rgb(width, height, Meaning.WORKING);
  }

  /// One sample of the test picture; the default spans negative to far above white.
  protected float sample(Random random) {
    float v = random.nextFloat();
    return v < 0.05f ? -0.1f * v : v > 0.95f ? 20f * v : v;
  }

  /// The test picture.
  protected Planes picture(ImageInfo info, long seed) {
    Random random = new Random(seed);
    Planes planes = Planes.allocate(info.bounds(), info.channels());
    for (float[] plane : planes.planes()) {
      for (int i = 0; i < plane.length; i++) plane[i] = sample(random);
    }
    return planes;
  }

  @Test
  void the_schema_is_complete_and_holds_its_defaults() {
    assertThat(type().parameters())
        .allSatisfy(p -> {
          assertThat(p.doc()).isNotBlank();
          assertThat(p.softMin()).isBetween(p.min(), p.max());
          assertThat(p.softMax()).isBetween(p.min(), p.max());
        });
    T defaults = type().defaults();
    assertThat(hash(type().fromFile(defaults, type().toFile(defaults)))).isEqualTo(hash(defaults));
  }

  @Test
  void json_brings_every_instance_back() {
    Catalogue catalogue = new Catalogue(List.of(type()));
    for (T instance : instances()) {
      Edit edit = new Edit("", null, "v3.0", List.of(Module.of(type().id(), instance)), Map.of());
      String text = EditJson.write(edit, catalogue);
      Edit again = EditJson.read("test", text, catalogue);
      assertThat(hash(again.modules().getFirst().operation())).isEqualTo(hash(instance));
      assertThat(EditJson.write(again, catalogue)).isEqualTo(text);
    }
  }

  @Test
  void out_of_range_is_refused_and_the_key_changes_with_each_parameter() {
    T defaults = type().defaults();
    for (Parameter p : type().parameters()) {
      if (p.type() != float.class && p.type() != int.class) continue;
      if (p.max() < Double.POSITIVE_INFINITY) {
        double beyond = p.max() + Math.max(1, Math.abs(p.max()));
        assertThatThrownBy(() -> type().fromFile(defaults, Map.of(p.name(), beyond)))
            .isInstanceOf(BadParameter.class);
      }
      Object now = type().toFile(defaults).get(p.name());
      for (double other : new double[] {p.softMin(), p.softMax()}) {
        if (!Double.isFinite(other) || (float) other == ((Number) now).floatValue()) continue;
        Object value = p.type() == int.class ? (Object) (int) other : (Object) (float) other;
        assertThat(hash(type().fromFile(defaults, Map.of(p.name(), value))))
            .as(p.name())
            .isNotEqualTo(hash(defaults));
      }
    }
  }

  @Test
  void tiles_agree_with_the_whole_and_every_sample_is_written() {
    for (T instance : instances()) {
      for (int[] size : SIZES) {
        ImageInfo in = input(size[0], size[1]);
        if (instance.refuses(in) != null) continue;
        Planes input = picture(in, 7);
        ImageInfo out = instance.output(in);
        if (out.bounds().isEmpty()) continue;
        Planes whole = Evaluation.render(instance, in, input, out.bounds());
        for (float[] plane : whole.planes()) {
          for (int i = 0; i < out.bounds().area(); i++) {
            assertThat(Float.isFinite(plane[i])).as("%s sample %d", instance, i).isTrue();
          }
        }
        for (int tile : new int[] {5, 16, 32}) {
          for (Rect part : out.bounds().tiles(tile, tile + 3)) {
            Planes alone = Evaluation.render(instance, in, input, part);
            Planes cut = whole.crop(part);
            for (int c = 0; c < out.channels(); c++) {
              assertThat(alone.plane(c))
                  .as("%s %s of %s", instance, part, in)
                  .isEqualTo(cut.plane(c));
            }
          }
        }
      }
    }
  }

  @Test
  void a_run_may_hold_several_rows_where_places_do_not_matter() {
    for (T instance : instances()) {
      for (int[] size : SIZES) {
        ImageInfo in = input(size[0], size[1]);
        if (!(instance instanceof PointOperation point) || instance.refuses(in) != null) continue;
        if (point.dependsOnPlace(in)) continue;
        Planes input = picture(in, 13);
        Planes rows = Evaluation.render(instance, in, input, in.bounds());
        Planes joined = Evaluation.joined(point, in, input);
        for (int c = 0; c < in.channels(); c++) {
          assertThat(joined.plane(c)).as("%s of %s", instance, in).isEqualTo(rows.plane(c));
        }
      }
    }
  }

  @Test
  void neutral_is_identity() {
    for (T instance : instances()) {
      ImageInfo in = input(33, 17);
      if (instance.refuses(in) != null || !instance.isNeutral(in)) continue;
      Planes input = picture(in, 11);
      Planes out = Evaluation.render(instance, in, input, in.bounds());
      for (int c = 0; c < in.channels(); c++) {
        assertThat(out.plane(c)).isEqualTo(input.plane(c));
      }
    }
  }

  private ContentHash hash(Operation operation) {
    ContentHasher hasher = new ContentHasher();
    type().hash(operation, hasher);
    return hasher.hash();
  }
}
