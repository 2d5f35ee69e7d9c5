package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.Swatch;
import pentimento.kpl.krita.Kpl;

class KplCommandTest {

  @TempDir private Path dir;

  private Run run(Object... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = "kpl";
    System.arraycopy(words, 0, all, 1, words.length);
    return Run.of(all);
  }

  @Test
  void palettes_are_made_shown_converted_merged_sorted_and_checked() throws Exception {
    Path first = dir.resolve("first.kpl");
    assertThat(run("new", first, "Red=#ff0000", "#102030", "--name", "First").code()).isZero();
    assertThat(run("info", first).out()).contains("\"First\", 2 swatches", "2 x RGB U8");
    assertThat(run("show", first).out()).contains("\u001b[48;2;255;0;0m");
    Path lights = dir.resolve("lights.kpl");
    assertThat(run("illuminants", "-o", lights, "--from", -1, "--to", 1).code()).isZero();

    Run convert = run("convert", lights, "-o", dir.resolve("lights.gpl"));
    assertThat(convert.code()).isZero();
    assertThat(convert.err()).contains("without id", "groups are left out");
    Path ase = dir.resolve("first.ase");
    assertThat(run("convert", first, "-o", ase).err())
        .isEqualTo("pentimento: " + ase + ": its name cannot be kept in this format\n");

    Path both = dir.resolve("both.kpl");
    assertThat(run("merge", first, lights, "-o", both).code()).isZero();
    Palette merged = Kpl.read(both).palette();
    assertThat(merged.size()).isEqualTo(2 + 3 * 33);
    assertThat(run("sort", first, "--by", "name").code()).isZero();
    assertThat(Kpl.read(first).palette().swatches())
        .extracting(Swatch::name)
        .containsExactly("", "Red");

    assertThat(run("show", both, "-o", dir.resolve("both.png")).code()).isZero();
    assertThat(Files.size(dir.resolve("both.png"))).isGreaterThan(500);
    assertThat(run("show", both, "-o", dir.resolve("both.svg")).code()).isZero();

    assertThat(run("validate", first, both).code()).isZero();
    Path bad = dir.resolve("bad.xml");
    Files.writeString(bad, "<colors><color><sRGB r='x' g='0' b='0'/></color></colors>");
    Run validate = run("validate", bad);
    assertThat(validate.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(validate.out()).contains("sRGB has 'x' as r", "<color> lacks an attribute");
    assertThat(run("info", dir.resolve("none.kpl")).code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run("convert", first, "-o", dir.resolve("x.doc")).code())
        .isEqualTo(ExitCode.BAD_PARAMETER);
  }

  @Test
  void the_light_of_a_photo_becomes_swatches_above_1_and_always_the_same() throws Exception {
    Path photo = TestPhoto.write(dir.resolve("light.dng"), 96, 64);
    Path one = dir.resolve("one.kpl");
    Path two = dir.resolve("two.kpl");
    String[] options = {"--colors", "12", "--stops", "--no-store"};
    Run run = run("from-photo", photo, "-o", one, options[0], options[1], options[2], options[3]);
    assertThat(run.code()).as(run.err()).isZero();
    run("from-photo", photo, "-o", two, options[0], options[1], options[2], options[3], "-t", 1);
    assertThat(Files.readAllBytes(two)).isEqualTo(Files.readAllBytes(one));
    Palette palette = Kpl.read(one).palette();
    assertThat(palette.size()).isEqualTo(12);
    assertThat(palette.profiles()).hasSize(1);
    assertThat(palette.groups().get(1).name()).endsWith(" EV");
    ColourValue brightest = (ColourValue) palette.swatches().getFirst().colour();
    assertThat(brightest.value(0)).isGreaterThan(1);
  }
}
