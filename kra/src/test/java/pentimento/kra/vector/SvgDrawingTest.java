package pentimento.kra.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadInput;

/// Drawings beside what Krita 5.1.5 makes of the same SVG, and hostile ones.
class SvgDrawingTest {

  private static final long SEED = Long.getLong("pentimento.seed", 20261125);

  @Test
  void edges_have_krita_s_coverage() {
    SvgDrawing d =
        draw(
            "<rect transform='translate(8.3, 6.7)' fill='#e04020' width='40.5' height='30.25'/>",
            72);
    assertThat(d.caveats()).isEmpty();
    assertThat(at(d, 20, 20)).isEqualTo(0xffe04020);
    assertThat(at(d, 9, 6)).isEqualTo(argb(76, 225, 64, 34));
    assertThat(at(d, 48, 6)).isEqualTo(argb(61, 226, 63, 33));
    assertThat(at(d, 49, 20)).isZero();
  }

  @Test
  void a_translucent_fill_is_divided_by_its_alpha_in_8_bits() {
    SvgDrawing d =
        draw("<rect x='8' y='6' fill='#e04020' fill-opacity='0.8' width='40' height='30'/>", 72);
    assertThat(at(d, 8, 6)).isEqualTo(argb(204, 224, 64, 32));
  }

  @Test
  void fill_and_stroke_are_faded_one_by_one() {
    SvgDrawing d =
        draw(
            "<rect transform='translate(8, 6)' opacity='0.5' fill='#e04020' stroke='#103060'"
                + " stroke-width='6' width='40' height='30'/>",
            120);
    assertThat(at(d, 13, 10)).isEqualTo(argb(170, 69, 52, 81));
  }

  @Test
  void an_ellipse_is_walked_as_krita_does() {
    SvgDrawing d =
        draw(
            "<ellipse transform='translate(12, 12)' rx='30' ry='12' cx='30' cy='12'"
                + " fill='#2060c0' stroke='none'/>",
            120);
    assertThat(at(d, 48, 21)).isEqualTo(argb(4, 64, 127, 191));
  }

  @Test
  void an_arc_is_cut_into_eighths_of_its_ellipse() {
    SvgDrawing large =
        draw("<path d='M40 20A22 22 0 1 0 55 40Z' fill='#204080' stroke='none'/>", 120);
    assertThat(large.caveats()).isEmpty();
    assertThat(at(large, 49, 31)).isEqualTo(argb(29, 35, 62, 132));
    assertThat(at(large, 26, 45)).isEqualTo(argb(197, 32, 63, 128));
    assertThat(at(large, 91, 70)).isEqualTo(argb(152, 32, 64, 127));
    SvgDrawing turned =
        draw("<path d='M40 20A20 12 30 0 1 60 40Z' fill='#204080' stroke='none'/>", 120);
    assertThat(at(turned, 67, 33)).isEqualTo(argb(91, 31, 64, 129));
    assertThat(at(turned, 99, 65)).isEqualTo(argb(224, 32, 64, 127));
  }

  @Test
  void rounded_corners_and_skews_have_krita_s_chords() {
    SvgDrawing d =
        draw(
            "<rect transform='matrix(1.096 0.05 -0.5 0.593 24.1222 14.63037)' fill='#05c642'"
                + " stroke='none' width='46' height='34.296' rx='2.853' ry='11.15'/>",
            120);
    assertThat(d.caveats()).isEmpty();
    assertThat(at(d, 44, 24)).isEqualTo(argb(70, 4, 197, 66));
    assertThat(at(d, 83, 26)).isEqualTo(argb(164, 5, 197, 65));
    assertThat(at(d, 17, 52)).isEqualTo(argb(212, 5, 198, 66));
  }

  @Test
  void a_path_goes_on_where_it_was_closed() {
    SvgDrawing d = draw("<path d='M10 10L50 20L30 50Zl30 0l0 -9' fill='#204080'/>", 120);
    assertThat(d.caveats()).isEmpty();
    assertThat(at(d, 32, 16)).isEqualTo(argb(172, 33, 64, 128));
    assertThat(at(d, 47, 24)).isEqualTo(argb(160, 32, 64, 127));
  }

  @Test
  void what_krita_may_understand_otherwise_is_said() {
    for (String body :
        List.of(
            "<path d='M40 20A10 5 30 1 0 60 40Z'/>",
            "<path d='M10 10L50 20L30 50ZM13 3'/>",
            "<path stroke='#000' stroke-miterlimit='2' d='M10 50L20 10L30 50'/>",
            "<path stroke='#000' d='M10 50L20 10L45 12'/>",
            "<path stroke='#000' stroke-dasharray='4,2' d='M10 50L20 10'/>",
            "<rect width='40' height='30' clip-path='url(#c)'/>",
            "<rect width='40%' height='30'/>",
            "<rect width='40' height='30' fill='rgb(1,2,3)'/>",
            "<rect width='40' height='30' class='a'/>",
            "<rect width='40' height='0' stroke='#000'/>",
            "<use href='#a'/>")) {
      assertThat(draw(body, 72).caveats()).as(body).isNotEmpty();
    }
    assertThat(draw("<path stroke='#000' d='M10 50L20 10'/>", 72).caveats()).isEmpty();
  }

  @Test
  void a_circle_is_stroked_by_chords_of_qt_s_offset_curves() {
    SvgDrawing d =
        draw("<circle cx='40' cy='30' r='20' fill='none' stroke='#204080' stroke-width='4'/>", 120);
    assertThat(at(d, 61, 13)).isEqualTo(argb(60, 34, 64, 127));
    assertThat(at(d, 85, 26)).isEqualTo(argb(97, 32, 63, 129));
    assertThat(at(d, 103, 49)).isEqualTo(argb(77, 33, 63, 129));
    assertThat(at(d, 38, 73)).isEqualTo(argb(50, 31, 66, 128));
  }

  @Test
  void only_halves_that_are_left_count() {
    String under = "<rect x='8.5' y='6' width='40' height='30' fill='#204080'/>";
    assertThat(draw(under, 72).drawing().halves()).isEqualTo(2 * 30);
    assertThat(draw(under + "<rect width='60' height='60'/>", 72).drawing().halves()).isZero();
  }

  @Test
  void what_is_not_exact_is_said() {
    assertThat(draw("<path fill='none' stroke='#000' d='M0 50C20 10 50 70 75 0'/>", 72).caveats())
        .hasSize(1);
    assertThat(draw("<text x='5' y='30' font-size='18'>a</text>", 72).caveats()).isNotEmpty();
    assertThat(
            draw(
                    "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/>"
                        + "<stop offset='1' stop-color='blue'/></linearGradient></defs>"
                        + "<rect width='40' height='30' fill='url(#g)'/>",
                    72)
                .caveats())
        .hasSize(2);
    assertThat(draw("<path fill='none' stroke='#000' d='M0 40L30 40L30 5'/>", 72).caveats())
        .isEmpty();
  }

  @Test
  void points_are_of_the_image_s_resolution() {
    SvgDrawing d = draw("<rect x='6' y='6' width='12' height='12'/>", 144);
    assertThat(at(d, 12, 12)).isEqualTo(0xff000000);
    assertThat(at(d, 35, 35)).isEqualTo(0xff000000);
    assertThat(at(d, 36, 35)).isZero();
  }

  @Test
  void what_is_not_svg_is_bad_input() {
    for (String text : new String[] {"", "<html/>", "<svg><rect></svg>", "<svg>&bomb;</svg>"}) {
      assertThatThrownBy(() -> svg(text, 72)).as(text).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void nothing_outside_is_read() {
    assertThat(at(draw("<image href='file:///etc/hostname' width='90' height='66'/>", 72), 20, 20))
        .isZero();
    assertThat(at(draw("<use href='other.svg#a'/>", 72), 20, 20)).isZero();
  }

  @Test
  void bombs_are_refused_before_they_are_drawn() {
    StringBuilder uses = new StringBuilder("<g id='a0'><rect width='9' height='9'/></g>");
    for (int i = 1; i < 12; i++) {
      uses.append("<g id='a").append(i).append("'>");
      uses.append(("<use href='#a" + (i - 1) + "'/>").repeat(10)).append("</g>");
    }
    assertThatThrownBy(() -> draw(uses.toString(), 72)).isInstanceOf(TooComplex.class);
    assertThatThrownBy(() -> draw("<g id='a'><use href='#a'/></g>", 72))
        .isInstanceOf(TooComplex.class);
    assertThatThrownBy(() ->
            draw("<path fill='none' stroke='red' stroke-dasharray='0.00001' d='M0 0H80'/>", 72))
        .isInstanceOf(TooComplex.class);
    assertThatThrownBy(() -> draw("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>", 72))
        .isInstanceOf(TooComplex.class);
  }

  @Test
  void far_away_shapes_cost_nothing_and_cover_what_they_should() {
    SvgDrawing d = draw("<rect x='-1e9' y='-1e9' width='2e9' height='2e9' fill='#102030'/>", 72);
    assertThat(at(d, 0, 0)).isEqualTo(0xff102030);
    assertThat(at(d, 149, 109)).isEqualTo(0xff102030);
  }

  @Test
  void damaged_drawings_end_with_a_drawing_or_one_of_our_errors() {
    String good =
        document(
            "<defs><linearGradient id='g'><stop offset='0' stop-color='red'/></linearGradient>"
                + "<clipPath id='c'><circle cx='30' cy='25' r='15'/></clipPath></defs>"
                + "<g transform='rotate(10)' opacity='0.7'><rect rx='3' width='40' height='30'"
                + " fill='url(#g)' clip-path='url(#c)'/><path stroke='#000' stroke-width='2'"
                + " stroke-dasharray='3,2' d='M0 40C30 5 60 30 10 10A5 6 7 0 1 4 4Z'/></g>",
            72);
    String plain =
        document(
            "<g transform='rotate(10)' opacity='0.7'><rect rx='3' width='40' height='30'/>"
                + "<path stroke='#000' stroke-width='2' d='M0 40C30 5 60 30 10 10A5 6 7 0 1 4 4Z'/>"
                + "<polygon points='1,2 30,4 5,40' fill='#fa0' fill-rule='evenodd'/></g>",
            72);
    assertThat(damage(good) + damage(plain)).isPositive();
  }

  /// How many of 2000 damaged copies can still be drawn.
  private static int damage(String good) {
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    Random random = new Random(SEED);
    int drawn = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = bytes.clone();
      for (int k = random.nextInt(4); k >= 0; k--) {
        int place = random.nextInt(damaged.length);
        damaged[place] =
            random.nextBoolean() ? bytes[random.nextInt(bytes.length)] : (byte) random.nextInt(128);
      }
      try {
        SvgDrawing.of("seed " + SEED, "content.svg", damaged, 60, 50, 72);
        drawn++;
      } catch (BadInput | TooComplex _) {
        // What a reader may answer.
      }
    }
    return drawn;
  }

  private static SvgDrawing draw(String body, double ppi) {
    return svg(document(body, ppi), ppi);
  }

  private static String document(String body, double ppi) {
    double width = 150 * 72 / ppi;
    double height = 110 * 72 / ppi;
    return "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x' 'http://example.invalid/svg.dtd'>"
        + "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
        + " width='"
        + width
        + "pt' height='"
        + height
        + "pt' viewBox='0 0 "
        + width
        + " "
        + height
        + "'>"
        + body
        + "</svg>";
  }

  private static SvgDrawing svg(String text, double ppi) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return SvgDrawing.of("test", "content.svg", bytes, 150, 110, ppi);
  }

  private static int argb(int a, int r, int g, int b) {
    return a << 24 | r << 16 | g << 8 | b;
  }

  private static int at(SvgDrawing d, int x, int y) {
    int[] tile = d.drawing().tile(x / Drawing.TILE, y / Drawing.TILE);
    return tile == null ? 0 : tile[y % Drawing.TILE * Drawing.TILE + x % Drawing.TILE];
  }
}
