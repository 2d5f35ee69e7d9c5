package pentimento.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;

class EditTest {

  /// Doubles or halves light; there to be edited.
  @Op(id = "exposure", label = "exposure", doc = "Brightens.", version = 3)
  public record Gain(
      @Param(doc = "brightness", unit = Unit.EV, min = -18, max = 18) float ev,
      @Param(doc = "whether", unit = Unit.NONE) boolean on)
      implements PointOperation {
    @Override
    public PointKernel kernel(ImageInfo in) {
      return run -> {};
    }
  }

  private static final Catalogue CATALOGUE =
      new Catalogue(List.of(new OperationType<>(Gain.class, new Gain(0, true))));

  private static final Edit EMPTY = new Edit("a.dng", null, "v3.0", List.of(), Map.of());

  @Test
  void settings_create_change_and_switch_modules() {
    Edit edit = EMPTY.set(CATALOGUE, "exposure.ev=1.5").set(CATALOGUE, "exposure.enabled=false");
    assertThat(edit.modules()).hasSize(1);
    assertThat(edit.modules().getFirst().operation()).isEqualTo(new Gain(1.5f, true));
    assertThat(edit.modules().getFirst().enabled()).isFalse();
  }

  @Test
  void bad_settings_name_what_is_allowed() {
    assertThatThrownBy(() -> EMPTY.set(CATALOGUE, "exposure.ev=99"))
        .isInstanceOf(BadParameter.class)
        .hasMessageContaining("exposure.ev")
        .hasMessageContaining("-18 to 18");
    Edit edit = EMPTY.set(CATALOGUE, "exposure.ev=1");
    assertThatThrownBy(() -> edit.set(CATALOGUE, "nonsense.ev=1"))
        .hasMessageContaining("nonsense")
        .hasMessageContaining("exposure");
    assertThatThrownBy(() -> edit.set(CATALOGUE, "exposure.enabled=yes"))
        .hasMessageContaining("true or false");
    assertThatThrownBy(() -> EMPTY.set(CATALOGUE, "exposure.light=1")).hasMessageContaining("ev");
  }

  @Test
  void a_place_is_found_whether_or_not_the_module_is_there() {
    Edit edit = EMPTY.set(CATALOGUE, "exposure.ev=1");
    assertThat(Place.parse("before:filmicrgb").index(edit)).isEqualTo(1);
    assertThat(Place.parse("before:demosaic").index(edit)).isZero();
    assertThat(Place.parse("after:exposure").index(edit)).isEqualTo(1);
  }

  @Test
  void unknown_keys_survive_and_opaque_modules_too() {
    String text =
        """
        {
          "format": 1,
          "source": {
            "file": "a.dng"
          },
          "order": "v3.0",
          "modules": [
            {
              "op": "exposure",
              "enabled": true,
              "version": 3,
              "params": {
                "ev": 0.7,
                "on": true
              },
              "colour": "green"
            },
            {
              "op": "liquify",
              "enabled": true,
              "version": 1,
              "darktable": "00ff",
              "reason": "not rendered by us"
            }
          ],
          "rating": [1, 2, {"deep": null}]
        }
        """
            .replace("{\"deep\": null}", "3");
    Edit edit = EditJson.read("a.edit.json", text, CATALOGUE);
    assertThat(EditJson.write(edit, CATALOGUE)).isEqualTo(text);
  }

  @Test
  void faults_name_file_module_and_remedy() {
    assertThatThrownBy(() ->
            EditJson.read(
                "x.json",
                "{\"format\":1,\"modules\":[{\"op\":\"exposure\",\"params\":{\"ev\":90}}]}",
                CATALOGUE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("x.json: module 1 (exposure)")
        .hasMessageContaining("-18 to 18");
    assertThatThrownBy(() -> EditJson.read("x.json", "{\"format\":1", CATALOGUE))
        .hasMessageContaining("x.json: line 1");
    assertThatThrownBy(() ->
            EditJson.read(
                "x.json",
                "{\"format\":1,\"modules\":[{\"op\":\"colorout\",\"darktable\":\"\"},"
                    + "{\"op\":\"demosaic\",\"darktable\":\"\"}]}",
                CATALOGUE))
        .hasMessageContaining("demosaic must stand before colorout");
  }

  @Test
  void another_programs_module_travels_with_its_blending_and_forms() {
    Opaque opaque =
        new Opaque(
            "liquify",
            1,
            "00ff",
            11,
            "0300",
            List.of(new Opaque.Form(4_000_000_000L, 1, "circle", 6, "aabb", 1, "00")),
            "operation not rendered");
    Edit edit = EMPTY.insert(0, Module.of("liquify", opaque));
    String text = EditJson.write(edit, CATALOGUE);
    assertThat(EditJson.read("a.edit.json", text, CATALOGUE)).isEqualTo(edit);
    assertThatThrownBy(() -> EditJson.read("a", text.replace("aabb", "aabg"), CATALOGUE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("form 1");
  }
}
