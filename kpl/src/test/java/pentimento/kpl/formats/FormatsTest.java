package pentimento.kpl.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.colour.Colorimetry;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.DeltaE2000;

class FormatsTest {

  private static Swatch rgb8(String name, int r, int g, int b) {
    return SrgbCodes.swatch(name, r, g, b);
  }

  /// 8-bit sRGB with names, which every format but the nameless ones can hold.
  private static Palette plain(boolean names) {
    List<Swatch> swatches = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      swatches.add(rgb8(names ? "colour " + i : "", i * 6, 255 - i, i * 37 % 256));
    }
    return Palette.of("", Palette.USUAL_COLUMNS, swatches);
  }

  private static Palette again(Palette palette, PaletteFormat format) {
    WrittenPalette written = Palettes.convert(palette, format);
    return Palettes.read("x." + format.extension(), written.bytes(), format).palette();
  }

  @ParameterizedTest
  @EnumSource(PaletteFormat.class)
  void eight_bit_colours_come_back_from_every_format(PaletteFormat format) {
    boolean names =
        switch (format) {
          case ACT, RIFF, JASC -> false;
          default -> true;
        };
    Palette palette = plain(names);
    WrittenPalette written = Palettes.convert(palette, format);
    assertThat(written.losses()).isEmpty();
    assertThat(PaletteFormat.detect("x." + format.extension(), written.bytes())).isEqualTo(format);
    Palette again = Palettes.read("x." + format.extension(), written.bytes()).palette();
    assertThat(again.size()).isEqualTo(palette.size());
    Colorimetry before = new Colorimetry(palette);
    Colorimetry after = new Colorimetry(again);
    for (int i = 0; i < palette.size(); i++) {
      Swatch a = palette.swatches().get(i);
      Swatch b = again.swatches().get(i);
      assertThat(b.name()).isEqualTo(a.name());
      double[] x = before.of(a.colour()).lab();
      double[] y = after.of(b.colour()).lab();
      assertThat(DeltaE2000.of(x[0], x[1], x[2], y[0], y[1], y[2])).isLessThan(1e-4);
    }
  }

  @Test
  void json_and_sbz_and_kpl_hold_what_they_can_without_loss() {
    Palette everything = SamplePalettes.everything();
    assertThat(again(everything, PaletteFormat.JSON)).isEqualTo(everything);
    assertThat(again(everything, PaletteFormat.KPL)).isEqualTo(everything);
    Palette book = again(everything, PaletteFormat.SBZ);
    assertThat(book.swatches().stream().map(Swatch::colour).toList())
        .isEqualTo(everything.swatches().stream().map(Swatch::colour).toList());
    assertThat(book.groups().get(1).name()).isEqualTo("second");
    Palette table = again(everything, PaletteFormat.CSV);
    assertThat(table.swatches()).isEqualTo(everything.swatches());
    Palette create = again(everything, PaletteFormat.CREATE);
    assertThat(create.swatches().stream().map(Swatch::colour).toList())
        .isEqualTo(everything.swatches().stream().map(Swatch::colour).toList());
  }

  @Test
  void adobe_exchange_keeps_groups_models_and_spots() {
    Palette palette =
        new Palette(
            "",
            "",
            16,
            List.of(
                SwatchGroup.filled("", 16, List.of(rgb8("a", 255, 128, 0))),
                SwatchGroup.filled(
                    "inks",
                    16,
                    List.of(
                        new Swatch(
                            "ink",
                            "",
                            true,
                            SwatchDepth.U16,
                            ColourValue.of(SwatchModel.CMYK, "", 1, 0.5, 0.25, 0)),
                        new Swatch(
                            "lab",
                            SwatchDepth.F32,
                            ColourValue.of(
                                SwatchModel.LAB, "Lab identity built-in", 50, 20, -30))))),
            List.of());
    WrittenPalette written = Palettes.convert(palette, PaletteFormat.ASE);
    Palette again = Palettes.read("x.ase", written.bytes()).palette();
    assertThat(again.groups().get(1).name()).isEqualTo("inks");
    Swatch ink = again.groups().get(1).swatches().getFirst().swatch();
    assertThat(ink.spot()).isTrue();
    assertThat(ink.colour()).isEqualTo(ColourValue.of(SwatchModel.CMYK, "", 1, 0.5, 0.25, 0));
    Swatch lab = again.groups().get(1).swatches().get(1).swatch();
    assertThat(((ColourValue) lab.colour()).values())
        .containsExactly(new double[] {50, 20, -30}, within(1e-5));
  }

  @Test
  void losses_are_reported_and_true() {
    Palette palette =
        Palette.of(
            "",
            16,
            List.of(
                rgb8("whole", 1, 2, 3),
                new Swatch(
                    "bright",
                    "ID",
                    false,
                    SwatchDepth.F32,
                    ColourValue.of(SwatchModel.RGB, "Rec2020-elle-V4-g10.icc", 4, 4, 4)),
                new Swatch("fine", SwatchDepth.U16, ColourValue.srgb(0.5, 0.5, 0.5))));
    WrittenPalette gpl = Palettes.convert(palette, PaletteFormat.GPL);
    assertThat(gpl.losses()).extracting(Loss::swatch).containsExactly("bright", "fine");
    Loss bright = gpl.losses().getFirst();
    assertThat(bright.clipped()).isTrue();
    assertThat(bright.lost()).containsExactly("id");
    Palette again = Palettes.read("x.gpl", gpl.bytes()).palette();
    double[] a = new Colorimetry(palette).of(palette.swatches().get(1).colour()).lab();
    double[] b = new Colorimetry(again).of(again.swatches().get(1).colour()).lab();
    assertThat(bright.deltaE())
        .isCloseTo(DeltaE2000.of(a[0], a[1], a[2], b[0], b[1], b[2]), within(1e-9));
    assertThat(gpl.losses().get(1).quantised()).isTrue();
    assertThat(gpl.losses().get(1).deltaE()).isBetween(0.05, 0.5);
    assertThat(Palettes.convert(palette, PaletteFormat.CSS).losses().getFirst().lost())
        .containsExactly("id");
    assertThat(Palettes.convert(palette, PaletteFormat.CSS).losses().getFirst().deltaE())
        .isLessThan(1e-4);
  }

  @Test
  void what_the_whole_loses_is_reported() {
    Palette everything = SamplePalettes.everything();
    assertThat(Palettes.convert(everything, PaletteFormat.JSON).remarks()).isEmpty();
    assertThat(Palettes.convert(everything, PaletteFormat.CREATE).remarks().toString())
        .contains("empty cells", "its comment", "its number of columns, 5,")
        .doesNotContain("profiles", "its name");
    assertThat(Palettes.convert(everything, PaletteFormat.CSV).remarks().toString())
        .contains("its comment", "its name", "profiles");
  }

  @Test
  void profiles_of_create_swatches_lie_beside_them(@TempDir Path folder) throws IOException {
    Palette everything = SamplePalettes.everything();
    Path file = folder.resolve("everything.xml");
    Palettes.write(file, everything, PaletteFormat.CREATE);
    Path profile = folder.resolve("rec2020.icc");
    assertThat(profile).hasBinaryContent(everything.profiles().getFirst().icc());
    assertThat(Palettes.read(file).palette().profiles()).isEqualTo(everything.profiles());
    Files.write(profile, new byte[] {1});
    assertThat(Palettes.read(file).remarks().toString()).contains("rec2020.icc", "left out");
    assertThatThrownBy(() -> Palettes.write(file, everything, PaletteFormat.CREATE))
        .isInstanceOf(CannotWrite.class)
        .hasMessageContaining("rec2020.icc");
    assertThat(profile).hasBinaryContent(new byte[] {1});
  }

  @Test
  void files_beside_a_palette_are_only_those_in_its_folder(@TempDir Path folder)
      throws IOException {
    Files.write(folder.resolve("secret"), new byte[] {1});
    Path inner = Files.createDirectory(folder.resolve("inner"));
    FilesBeside beside = FilesBeside.of(inner.resolve("p.xml"));
    Files.write(inner.resolve("p.icc"), new byte[] {2});
    assertThat(beside.read("p.icc")).containsExactly(2);
    for (String name : new String[] {"../secret", "..", "", "/etc/passwd", "a/b", "\0"}) {
      assertThat(beside.read(name)).as(name).isNull();
    }
  }

  @Test
  void what_a_format_cannot_hold_at_all_is_an_error() {
    assertThatThrownBy(() -> Palettes.convert(SamplePalettes.large(257), PaletteFormat.ACT))
        .isInstanceOf(Unsupported.class)
        .hasMessageContaining("1 to 256");
  }

  @Test
  void known_bytes_are_read_as_their_makers_mean_them() {
    byte[] act = new byte[772];
    act[0] = (byte) 255;
    act[769] = 2;
    assertThat(Palettes.read("a.act", act).palette().size()).isEqualTo(2);
    byte[] aco = {
      0, 1, 0, 1, 0, 2, (byte) 255, (byte) 255, 0, 0, (byte) 255, (byte) 255, (byte) 255, (byte) 255
    };
    assertThat(
            ((ColourValue) Palettes.read("a.aco", aco).palette().swatches().getFirst().colour())
                .values())
        .containsExactly(0, 1, 0, 0);
    String gpl = "GIMP Palette\nName: n\nColumns: 3\n# c\n255   0 10\tRed\n  1   2   3\nnonsense\n";
    var read = Palettes.read("a.gpl", gpl.getBytes(StandardCharsets.UTF_8));
    assertThat(read.palette().columns()).isEqualTo(3);
    assertThat(read.palette().swatches()).extracting(Swatch::name).containsExactly("Red", "");
    assertThat(read.remarks().toString()).contains("line 7", "nonsense");
    String css =
        ".brand { color: #f80; } :root { --x: rgb(10% 20% 30%); --y: lab(50 20 -30); --n: 3px }";
    Palette sheet = Palettes.read("a.css", css.getBytes(StandardCharsets.UTF_8)).palette();
    assertThat(sheet.swatches()).extracting(Swatch::name).containsExactly(".brand", "x", "y");
  }

  @ParameterizedTest
  @EnumSource(names = {"JASC", "GPL"})
  void a_palette_of_empty_lines_is_refused(PaletteFormat format) {
    for (String text : new String[] {"", "\r", "\f", "\n\n\n\n"}) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      assertThatThrownBy(() -> Palettes.read("a", bytes, format))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("line 1");
    }
  }

  @Test
  void files_of_no_format_are_refused() {
    assertThatThrownBy(() -> Palettes.read("notes.txt", "hello".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no palette format");
  }
}
