package pentimento.kra.flatten;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pentimento.pixel.Rect;

/// Where Krita 5.1.5 blended masked layers: measured with 8-bit documents 400, 300 and 200 pixels
/// wide in which a transparent layer rounds what lies below.
class TileExtentTest {

  private static final Rect WIDE = new Rect(0, 0, 400, 128);
  private static final Rect SQUARE = new Rect(0, 0, 300, 300);
  private static final Rect NARROW = new Rect(0, 0, 200, 128);

  @Test
  void a_mask_leaves_the_tiles_of_its_selection_on_the_grid_of_the_layer() {
    TileExtent layer = TileExtent.of(columns(71, 391), 7, 0);
    assertThat(layer.cut(columns(256, 320), WIDE, true).rect()).isEqualTo(columns(199, 327));
    assertThat(layer.cut(columns(64, 256), WIDE, true).rect()).isEqualTo(columns(7, 263));
  }

  @Test
  void tiles_across_an_edge_of_the_image_stay() {
    TileExtent layer = TileExtent.of(columns(-20, 300), 44, 0);
    assertThat(layer.cut(columns(256, 320), WIDE, true).rect()).isEqualTo(columns(-20, 364));
    layer = TileExtent.of(columns(-57, 71), 7, 0);
    assertThat(layer.cut(columns(64, 192), NARROW, true).rect()).isEqualTo(columns(-57, 199));
  }

  @Test
  void tiles_across_an_edge_go_where_the_plane_was_made_anew() {
    TileExtent layer = TileExtent.of(columns(-57, 71), 7, 0);
    assertThat(layer.cut(columns(64, 192), NARROW, false).rect()).isEqualTo(columns(7, 199));
  }

  @Test
  void nothing_is_left_where_layer_and_selection_do_not_meet() {
    TileExtent layer = TileExtent.of(columns(0, 64), 0, 0);
    assertThat(layer.cut(columns(64, 192), NARROW, true).rect().isEmpty()).isTrue();
    assertThat(layer.cut(TileSource.EVERYWHERE, NARROW, true).rect())
        .isEqualTo(TileSource.EVERYWHERE);
    TileExtent beside = TileExtent.of(columns(256, 320), 0, 0);
    assertThat(beside.cut(TileSource.EVERYWHERE, NARROW, true).rect().isEmpty()).isTrue();
  }

  /// Of an image of 300 x 300 pixels.
  @Test
  void a_selection_that_reaches_across_an_edge_brings_the_whole_edge_of_the_layer() {
    TileExtent layer = TileExtent.of(tiles(1, 1, 4, 4), 0, 0);
    assertThat(cut(layer, tiles(3, 3, 4, 4).translate(9, 0))).isEqualTo(tiles(3, 1, 5, 4));
    assertThat(cut(layer, tiles(3, 3, 4, 4).translate(0, 9))).isEqualTo(tiles(1, 3, 4, 5));
    assertThat(cut(layer, tiles(2, 0, 3, 5))).isEqualTo(tiles(1, 0, 4, 5));
    assertThat(cut(layer, tiles(0, 2, 5, 3))).isEqualTo(tiles(0, 1, 5, 4));
    Rect anew = layer.cut(tiles(1, 1, 2, 5), SQUARE, false).rect();
    assertThat(anew).isEqualTo(tiles(1, 1, 2, 5));
  }

  @Test
  void of_several_masks_the_last_leaves_its_tiles_where_all_meet_in_the_layer() {
    TileExtent inside = TileExtent.of(tiles(1, 1, 4, 4), 0, 0);
    TileExtent across = TileExtent.of(tiles(1, 1, 5, 5), 0, 0);
    Rect left = tiles(0, 0, 3, 5);
    Rect one = tiles(2, 2, 3, 3);
    assertThat(cut(inside, left, one)).isEqualTo(one);
    assertThat(cut(inside, TileSource.EVERYWHERE, one)).isEqualTo(one);
    assertThat(cut(inside, one, TileSource.EVERYWHERE)).isEqualTo(TileSource.EVERYWHERE);
    assertThat(cut(inside, tiles(0, 0, 3, 3), left)).isEqualTo(tiles(0, 0, 4, 5));
    assertThat(cut(inside, left, tiles(0, 0, 1, 1)).isEmpty()).isTrue();
    assertThat(cut(across, left, one)).isEqualTo(tiles(1, 1, 5, 5));
    assertThat(cut(across, left, tiles(0, 0, 1, 1))).isEqualTo(tiles(1, 1, 5, 5));
    assertThat(cut(across, tiles(0, 0, 1, 1), TileSource.EVERYWHERE)).isEqualTo(tiles(1, 1, 5, 5));
  }

  @Test
  void a_filter_adds_the_tiles_it_acts_in() {
    TileExtent layer = TileExtent.of(columns(7, 71), 7, 0);
    assertThat(layer.widened(columns(64, 128)).rect()).isEqualTo(columns(7, 135));
  }

  private static Rect cut(TileExtent layer, Rect... selections) {
    TileExtent extent = layer;
    for (Rect selected : selections) extent = extent.cut(selected, SQUARE, true);
    return extent.rect();
  }

  private static Rect tiles(int left, int top, int right, int bottom) {
    return Rect.between(left * 64, top * 64, right * 64, bottom * 64);
  }

  private static Rect columns(int left, int right) {
    return Rect.between(left, 0, right, 128);
  }
}
