package pentimento.kpl.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.krita.Kpl;
import pentimento.kpl.krita.KplVersion;
import pentimento.kpl.zip.ZipBuilder;
import pentimento.kpl.zip.ZipFolder;
import pentimento.pixel.fuzz.Attempts;
import pentimento.pixel.fuzz.Mutator;

/// Whatever bytes come, reading a palette ends soon, with a palette that every format can be
/// written from, or with one of our errors.
///
/// `-Dtest=DamagedFilesTest -Dpentimento.fuzz=1000000 -Dpentimento.seed=7` does more of it.
class DamagedFilesTest {

  private static final int MOST = 1 << 24;

  /// A palette file.
  ///
  /// @param entries what is packed in it; empty for a format that packs nothing
  private record Sample(PaletteFormat format, byte[] bytes, Map<String, byte[]> entries) {

    static Sample of(PaletteFormat format, byte[] bytes) {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      if (ZipFolder.isZip(bytes)) {
        ZipFolder zip = new ZipFolder("sample", bytes);
        for (String name : zip.names()) {
          byte[] content = zip.read(name, MOST);
          if (content != null) entries.put(name, content);
        }
      }
      return new Sample(format, bytes, entries);
    }

    /// Damaged as a whole, or in one entry of a sound archive, so that the damage reaches the
    /// reader behind it.
    byte[] damaged(Mutator mutator, Random random) {
      if (entries.isEmpty() || random.nextInt(4) == 0) return mutator.mutate(bytes);
      int which = random.nextInt(entries.size());
      ZipBuilder zip = new ZipBuilder();
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        byte[] content = entry.getValue();
        zip.store(entry.getKey(), which-- == 0 ? mutator.mutate(content) : content);
      }
      return zip.bytes();
    }
  }

  @Test
  void damaged_files_give_problems_and_never_crashes() {
    List<Sample> samples = samples();
    Mutator mutator = new Mutator(Attempts.SEED);
    Random random = new Random(Attempts.SEED);
    int inputs = Attempts.inputs(4_000);
    int refused = 0;
    for (int i = 0; i < inputs; i++) {
      Sample sample = samples.get(i % samples.size());
      byte[] damaged = sample.damaged(mutator, random);
      int number = i;
      // Told by its bytes, where the name says nothing.
      PaletteFormat format = i % 5 == 0 ? null : sample.format;
      if (Attempts.refused(i, damaged, () -> read(damaged, format, number))) refused++;
    }
    assertThat(refused).isBetween(inputs / 20, inputs * 19 / 20);
  }

  private static void read(byte[] damaged, @Nullable PaletteFormat format, int number) {
    ReadPalette read =
        format == null
            ? Palettes.read("damaged", damaged)
            : Palettes.read("damaged", damaged, format);
    Palette palette = read.palette();
    assertThat(palette.groups()).isNotNull();
    // What costs much more than to read is done with some.
    PaletteFormat[] all = PaletteFormat.values();
    switch (number % 17) {
      case 0, 8 -> Palettes.convert(palette, PaletteFormat.KPL);
      case 3 -> Palettes.convert(palette, all[number / 17 % all.length]);
      case 5 -> Validation.of("damaged", read, damaged);
      default -> {}
    }
  }

  private static List<Sample> samples() {
    Palette palette = SamplePalettes.everything();
    List<Sample> samples = new ArrayList<>();
    for (PaletteFormat format : PaletteFormat.values()) {
      samples.add(Sample.of(format, Palettes.convert(palette, format).bytes()));
    }
    for (KplVersion version : KplVersion.values()) {
      byte[] colorset = Kpl.colorset(palette, version);
      byte[] kpl = new ZipBuilder().deflate("colorset.xml", colorset).bytes();
      samples.add(Sample.of(PaletteFormat.KPL, kpl));
    }
    return samples;
  }
}
