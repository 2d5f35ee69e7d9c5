package pentimento.kra.flatten;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.IntTile;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.Rect;

class TransformTest {

  private static final String FREE =
      """
      <transform_params><main id="tooltransformparams"/><data mode="MODE"><free_transform>
      <transformedCenter type="pointf" x="9" y="7.5"/><originalCenter type="pointf" x="8" y="8"/>
      <aX type="value" value="0.3"/><aY type="value" value="-0.2"/><aZ type="value" value="0.5"/>
      <cameraPos type="vector3d" x="0" y="0" z="1024"/>
      <scaleX type="value" value="1.3"/><scaleY type="value" value="0.8"/>
      <shearX type="value" value="0.2"/><shearY type="value" value="0.1"/>
      <filterId type="value" value="Bicubic"/></free_transform></data></transform_params>
      """;

  /// A pattern of 16 x 16 pixels; Krita 5.1.5's pixels of it under the transform above.
  @Test
  void pixels_as_measured_in_krita() {
    TileFormat format = new TileFormat(new PixelFormat(ColourModel.RGBA, Depth.U8));
    Rect image = new Rect(0, 0, 16, 16);
    IntTile tile = (IntTile) format.newTile();
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        tile.plane(0)[y * 64 + x] = 16 * x;
        tile.plane(1)[y * 64 + x] = 16 * y;
        tile.plane(2)[y * 64 + x] = x * y * 3 % 256;
        tile.plane(3)[y * 64 + x] = 255 - 8 * x;
      }
    }
    Buffer buffer = new Buffer(format, image);
    buffer.tile(0, 0, tile);
    Projective back = requireNonNull(settings("0").transform()).inverse();
    IntTile out = (IntTile) format.newTile();
    TransformedSource.of(buffer, null, requireNonNull(back), image)
        .read(0, 0, out, new Worker(image.right()));
    assertPixel(out, 8, 7, 113, 130, 172, 198);
    assertPixel(out, 3, 9, 58, 217, 147, 226);
    assertPixel(out, 12, 4, 152, 36, 63, 179);
    assertPixel(out, 6, 12, 108, 238, 54, 201);
    assertPixel(out, 10, 10, 151, 161, 28, 180);
    assertPixel(out, 0, 0, 0, 0, 0, 0);
  }

  private static void assertPixel(IntTile tile, int x, int y, int... krita) {
    for (int c = 0; c < 4; c++) {
      assertThat(tile.plane(c)[y * 64 + x]).as(x + "," + y + " channel " + c).isEqualTo(krita[c]);
    }
  }

  @Test
  void every_inverse_undoes_its_transform() {
    Projective[] all = {
      Projective.moving(3, -7.5),
      new Projective(1.5, 0, 0, 0, 0.75, 0, 5, 7, 1),
      new Projective(0.9, 0.3, 0, -0.2, 1.1, 0, 5, 7, 1),
      new Projective(1.1, .1, .001, .05, .9, .0005, 3, 4, 1)
    };
    double[] there = new double[2];
    double[] again = new double[2];
    for (Projective p : all) {
      p.map(12, 34, there);
      requireNonNull(p.inverse()).map(there[0], there[1], again);
      assertThat(again).containsExactly(new double[] {12, 34}, within(1e-9));
    }
    assertThat(new Projective(0, 0, 0, 0, 1, 0, 0, 0, 1).inverse()).isNull();
    assertThat(new Projective(1, 2, 0, 2, 4, 0, 0, 0, 1).inverse()).isNull();
  }

  @Test
  void other_modes_are_named() {
    assertThat(settings("1").transform()).isNull();
    assertThat(settings("1").reason()).contains("warp");
    assertThat(settings("3").reason()).contains("liquify");
    assertThat(settings("77").reason()).contains("77");
  }

  private static TransformSettings settings(String mode) {
    XmlElement root = XmlParser.parse("test", "transform mask", FREE.replace("MODE", mode));
    return TransformSettings.of(root);
  }
}
