package pentimento.kpl.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.Remark;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.formats.Palettes;

class CreateXmlTest {

  private static final String NESTED =
      """
      <colors xmlns:xlink="http://www.w3.org/1999/xlink"><label>Sea</label>
      <group name="shore"><label lang="de">Ufer</label><color name="sand"><label lang="es">arena</label>
       <label lang="en">sand</label><Lab L="80" a="2" b="12"/><HSV h="40" s="0.2" v="0.9"/></color>
       <group name="deep"><color name="ink"><CMYK space="p" c="1" m="0.5" y="0" k="0.2"/>
        <sRGB r="0" g="0" b="1"/><Swirl x="1"/></color></group></group>
      <color name="loose"><Luv L="50" u="10" v="-20"/></color>
      <colorspace name="p" xlink:href="press.icc"/></colors>\
      """;

  @Test
  void documents_come_back_with_labels_models_groups_and_what_is_not_known() {
    List<Remark> remarks = new ArrayList<>();
    CreateDocument document =
        CreateXml.read("sea.xml", NESTED.getBytes(StandardCharsets.UTF_8), remarks);
    assertThat(remarks.toString()).contains("<Swirl> of 'ink' is not known; kept");
    List<Remark> again = new ArrayList<>();
    assertThat(CreateXml.read("again", CreateXml.write(document), again)).isEqualTo(document);
    CreateGroup shore = (CreateGroup) document.items().getFirst();
    CreateColour sand = (CreateColour) shore.items().getFirst();
    assertThat(sand.label("en")).isEqualTo("sand");
    assertThat(sand.label("fr")).isEqualTo("arena");
    assertThat(sand.value(SwatchModel.HSV))
        .isEqualTo(ColourValue.of(SwatchModel.HSV, "", 40, 0.2, 0.9));
    assertThat(document.spaces()).containsExactly(new CreateSpace("p", "press.icc"));
  }

  @Test
  void as_a_palette_groups_are_flattened_and_the_best_value_is_taken() {
    Palette palette = Palettes.read("sea.xml", NESTED.getBytes(StandardCharsets.UTF_8)).palette();
    assertThat(palette.name()).isEqualTo("Sea");
    assertThat(palette.groups())
        .extracting(SwatchGroup::name)
        .containsExactly("", "shore", "shore / deep");
    ColourValue ink = (ColourValue) palette.groups().get(2).swatches().getFirst().swatch().colour();
    assertThat(ink.model()).isEqualTo(SwatchModel.CMYK);
  }
}
