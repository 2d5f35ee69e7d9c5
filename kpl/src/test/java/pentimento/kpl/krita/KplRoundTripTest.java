package pentimento.kpl.krita;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.kpl.ColourValue;
import pentimento.kpl.ForeignColour;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.zip.ZipBuilder;
import pentimento.kpl.zip.ZipFolder;
import pentimento.pixel.BadInput;

class KplRoundTripTest {

  private static ReadPalette read(String colorset) {
    return read(colorset, new ZipBuilder());
  }

  private static ReadPalette read(String colorset, ZipBuilder zip) {
    zip.deflate("colorset.xml", colorset.getBytes(StandardCharsets.UTF_8));
    return Kpl.read("test.kpl", zip.bytes());
  }

  @Test
  void every_model_depth_group_and_gap_comes_back() {
    Palette palette = SamplePalettes.everything();
    ReadPalette again = Kpl.read("again.kpl", Kpl.bytes(palette));
    assertThat(again.palette()).isEqualTo(palette);
    assertThat(again.remarks()).isEmpty();
    assertThat(Kpl.bytes(again.palette())).isEqualTo(Kpl.bytes(palette));
  }

  @Test
  void version_1_0_keeps_Lab_too() {
    Palette palette = SamplePalettes.everything();
    Palette again = Kpl.read("old.kpl", Kpl.bytes(palette, KplVersion.V1_0)).palette();
    assertThat(again.size()).isEqualTo(palette.size());
    for (int i = 0; i < palette.size(); i++) {
      ColourValue was = (ColourValue) palette.swatches().get(i).colour();
      ColourValue is = (ColourValue) again.swatches().get(i).colour();
      assertThat(is.values()).containsExactly(was.values(), within(1e-6));
    }
  }

  @Test
  void the_text_of_a_number_stays_when_nobody_changed_it() {
    String xml =
        """
        <ColorSet version="2.0" name="n" columns="2"><ColorSetEntry name="a" bitdepth="U8">
        <RGB space="sRGB-elle-V2-srgbtrc.icc" r="0.50196078" g="1.000" b="0,25"/>
        <Position row="0" column="1"/></ColorSetEntry></ColorSet>\
        """;
    Palette palette = read(xml).palette();
    String written = new String(Kpl.colorset(palette, KplVersion.V2_0), StandardCharsets.UTF_8);
    assertThat(written).contains("r=\"0.50196078\" g=\"1.000\" b=\"0.25\"");
  }

  @Test
  void what_is_not_known_is_kept() {
    String xml =
        """
        <Colorset version="2.0" name="n" columns="2" author="me"><Extra a="1">text<b/></Extra>
        <ColorSetEntry name="a" bitdepth="U8" mood="blue"><OKLab L="1"/><Note>n</Note>
        </ColorSetEntry></Colorset>\
        """;
    ZipBuilder zip = new ZipBuilder().store("thumbnail.png", new byte[] {1, 2, 3});
    ReadPalette read = read(xml, zip);
    Palette palette = read.palette();
    assertThat(palette.swatches().getFirst().colour()).isInstanceOf(ForeignColour.class);
    assertThat(palette.foreignFiles()).containsOnlyKeys("thumbnail.png");
    String written = new String(Kpl.colorset(palette, KplVersion.V2_0), StandardCharsets.UTF_8);
    assertThat(written)
        .contains("author=\"me\"", "<Extra a=\"1\">text<b/></Extra>", "mood=\"blue\"")
        .contains("<OKLab L=\"1\"/>", "<Note>n</Note>");
    Palette again = Kpl.read("again", Kpl.bytes(palette)).palette();
    assertThat(again.swatches()).isEqualTo(palette.swatches());
    assertThat(again.foreignFiles().get("thumbnail.png")).containsExactly(1, 2, 3);
  }

  @Test
  void swatches_that_cannot_lie_where_they_say_are_moved_and_none_is_lost() {
    StringBuilder xml = new StringBuilder("<ColorSet version='2.0' columns='3' name='n'>");
    String[] positions = {"0,0", "0,0", "-1,2", "0,9", "1,1", "", "99999999,0"};
    for (String p : positions) {
      xml.append("<ColorSetEntry name='").append(p).append("'><sRGB r='1' g='0' b='0'/>");
      if (!p.isEmpty()) {
        String[] rc = p.split(",");
        xml.append("<Position row='" + rc[0] + "' column='" + rc[1] + "'/>");
      }
      xml.append("</ColorSetEntry>");
    }
    ReadPalette read = read(xml.append("</ColorSet>").toString());
    assertThat(read.palette().swatches()).hasSize(positions.length);
    List<String> cells = new ArrayList<>();
    for (PlacedSwatch p : read.palette().groups().getFirst().swatches()) {
      cells.add(p.row() + "," + p.column() + "=" + p.swatch().name());
    }
    assertThat(cells)
        .containsExactly(
            "0,0=0,0", "0,1=0,0", "0,2=-1,2", "1,0=0,9", "1,1=1,1", "1,2=99999999,0", "2,0=");
    assertThat(read.remarks()).filteredOn(r -> r.message().contains("moved")).hasSize(4);
  }

  @Test
  void numbers_that_are_none_become_0_with_a_remark() {
    ReadPalette read =
        read(
            "<ColorSet version='2.0' columns='x'><ColorSetEntry name='a' bitdepth='F64'>"
                + "<RGB r='red' g='NaN'/></ColorSetEntry></ColorSet>");
    assertThat(((ColourValue) read.palette().swatches().getFirst().colour()).values())
        .containsExactly(0, 0, 0);
    assertThat(read.remarks().toString())
        .contains(
            "columns is 'x'", "RGB has 'red' as r", "RGB has 'NaN' as g", "RGB has no b", "'F64'");
  }

  @Test
  void ink_in_float_is_made_safe() {
    ReadPalette read =
        read(
            "<ColorSet version='2.0' columns='2'><ColorSetEntry name='a' bitdepth='F32'>"
                + "<CMYK c='100' m='50' y='0' k='2'/></ColorSetEntry></ColorSet>");
    Swatch swatch = read.palette().swatches().getFirst();
    assertThat(swatch.depth()).isEqualTo(SwatchDepth.U16);
    assertThat(((ColourValue) swatch.colour()).values()).containsExactly(1, 0.5, 0, 0.02);
  }

  @Test
  void depths_that_krita_would_read_wrongly_are_written_as_others() {
    String lab = "Lab identity built-in";
    Palette palette =
        Palette.of(
            "n",
            8,
            List.of(
                new Swatch("red", SwatchDepth.U8, ColourValue.of(SwatchModel.LAB, lab, 50, 127, 0)),
                new Swatch("in", SwatchDepth.U8, ColourValue.of(SwatchModel.LAB, lab, 50, 126, 0)),
                new Swatch(
                    "16", SwatchDepth.U16, ColourValue.of(SwatchModel.LAB, lab, 9, 0, 126.1)),
                new Swatch("half", SwatchDepth.F16, ColourValue.of(SwatchModel.LAB, lab, 9, 0, 1)),
                new Swatch(
                    "video", SwatchDepth.F16, ColourValue.of(SwatchModel.YCBCR, "", 1, 0, 0))));
    Palette again = Kpl.read("again", Kpl.bytes(palette)).palette();
    assertThat(again.swatches())
        .extracting(Swatch::depth)
        .containsExactly(
            SwatchDepth.F32, SwatchDepth.U8, SwatchDepth.F32, SwatchDepth.F32, SwatchDepth.F32);
    assertThat(again.swatches())
        .extracting(Swatch::colour)
        .isEqualTo(palette.swatches().stream().map(Swatch::colour).toList());
  }

  @Test
  void errors_name_file_place_and_problem() {
    assertThatThrownBy(() -> Kpl.read("a.kpl", new byte[10]))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.kpl: offset 0: is not a KPL palette");
    assertThatThrownBy(() -> Kpl.read("a.kpl", new ZipBuilder().store("x", new byte[1]).bytes()))
        .hasMessageContaining("holds no colorset.xml");
    assertThatThrownBy(() -> read("<ColorSet><ColorSetEntry></ColorSet>"))
        .hasMessageContaining("test.kpl: colorset.xml: line 1, column ");
    assertThatThrownBy(() -> read("<Brushes/>")).hasMessageContaining("<ColorSet> expected");
  }

  @Test
  void bombs_do_not_go_off() {
    String entities =
        "<!DOCTYPE c [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<ColorSet name='&b;'/>";
    assertThatThrownBy(() -> read(entities)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> read("<ColorSet>" + "<a>".repeat(100_000)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("nests more than");
    ZipBuilder zip = new ZipBuilder().deflate("profiles.xml", new byte[70 << 20]);
    assertThatThrownBy(() -> read("<ColorSet columns='1'/>", zip))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("claims 73400320 bytes");
    StringBuilder many = new StringBuilder("<ColorSet>");
    for (int i = 0; i <= 1_000_000; i++) many.append("<ColorSetEntry/>");
    assertThatThrownBy(() -> read(many.append("</ColorSet>").toString()))
        .hasMessageContaining("more than 1000000 swatches");
  }

  @Test
  void groups_of_one_name_are_joined() {
    ReadPalette read =
        read(
            "<ColorSet columns='2'><Group name='g' rows='1'><ColorSetEntry name='a'><Gray g='1'/>"
                + "</ColorSetEntry></Group><Group name='g' rows='5'><ColorSetEntry name='b'>"
                + "<Gray g='0'/></ColorSetEntry></Group></ColorSet>");
    SwatchGroup group = read.palette().groups().get(1);
    assertThat(group.swatches()).hasSize(2);
    assertThat(group.rows()).isEqualTo(5);
    assertThat(read.remarks().toString()).contains("comes twice");
  }

  @Test
  void the_archive_begins_with_the_stored_type() {
    byte[] bytes = Kpl.bytes(SamplePalettes.everything());
    assertThat(new String(bytes, 30, 8, StandardCharsets.US_ASCII)).isEqualTo("mimetype");
    assertThat(new String(bytes, 38, 27, StandardCharsets.US_ASCII))
        .isEqualTo("application/x-krita-palette");
    assertThat(new ZipFolder("x", bytes).names()).contains("profiles.xml", "rec2020.icc");
    assertThat(SwatchModel.ofElement("rgb")).isNull();
  }
}
