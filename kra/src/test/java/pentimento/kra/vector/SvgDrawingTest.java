package pentimento.kra.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
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
        .hasSize(1);
    assertThat(draw("<path fill='none' stroke='#000' d='M0 40L30 5L60 30'/>", 72).caveats())
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
    assertThat(drawn).isPositive();
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
