package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pentimento.pixel.Rect;

/// Where Krita 5.1.5 blended masked layers: measured with 8-bit documents 400 and 200 pixels wide
/// in which a transparent layer rounds what lies below.
class TileExtentTest {

  private static final Rect WIDE = new Rect(0, 0, 400, 128);
  private static final Rect NARROW = new Rect(0, 0, 200, 128);

  @Test
  void a_mask_leaves_the_tiles_of_its_selection_on_the_grid_of_the_layer() {
    TileExtent layer = new TileExtent(columns(71, 391), 7, 0);
    assertThat(layer.cut(columns(256, 320), WIDE, true).rect()).isEqualTo(columns(199, 327));
    assertThat(layer.cut(columns(64, 256), WIDE, true).rect()).isEqualTo(columns(7, 263));
  }

  @Test
  void tiles_across_an_edge_of_the_image_stay() {
    TileExtent layer = new TileExtent(columns(-20, 300), 44, 0);
    assertThat(layer.cut(columns(256, 320), WIDE, true).rect()).isEqualTo(columns(-20, 364));
    layer = new TileExtent(columns(-57, 71), 7, 0);
    assertThat(layer.cut(columns(64, 192), NARROW, true).rect()).isEqualTo(columns(-57, 199));
  }

  @Test
  void tiles_across_an_edge_go_where_the_plane_was_made_anew() {
    TileExtent layer = new TileExtent(columns(-57, 71), 7, 0);
    assertThat(layer.cut(columns(64, 192), NARROW, false).rect()).isEqualTo(columns(7, 199));
  }

  @Test
  void nothing_is_left_where_layer_and_selection_do_not_meet() {
    TileExtent layer = new TileExtent(columns(0, 64), 0, 0);
    assertThat(layer.cut(columns(64, 192), NARROW, true).rect().isEmpty()).isTrue();
    assertThat(layer.cut(TileSource.EVERYWHERE, NARROW, true).rect())
        .isEqualTo(TileSource.EVERYWHERE);
    TileExtent beside = new TileExtent(columns(256, 320), 0, 0);
    assertThat(beside.cut(TileSource.EVERYWHERE, NARROW, true).rect().isEmpty()).isTrue();
  }

  @Test
  void a_filter_adds_the_tiles_it_acts_in() {
    TileExtent layer = new TileExtent(columns(7, 71), 7, 0);
    assertThat(layer.widened(columns(64, 128)).rect()).isEqualTo(columns(7, 135));
  }

  private static Rect columns(int left, int right) {
    return Rect.between(left, 0, right, 128);
  }
}
