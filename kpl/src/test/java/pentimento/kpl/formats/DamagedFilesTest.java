package pentimento.kpl.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pentimento.kpl.Palette;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.krita.Kpl;
import pentimento.kpl.krita.KplVersion;
import pentimento.kpl.zip.ZipBuilder;
import pentimento.pixel.Problem;

class DamagedFilesTest {

  @Test
  void damaged_files_give_problems_and_never_crashes() {
    fuzz(6_000, 20261121);
  }

  @Test
  @Tag("long")
  void a_million_damaged_files() {
    fuzz(1_000_000, System.nanoTime());
  }

  private static void fuzz(int rounds, long seed) {
    Random random = new Random(seed);
    Palette palette = SamplePalettes.everything();
    List<PaletteFormat> formats = List.of(PaletteFormat.values());
    byte[][] seeds = new byte[formats.size() + 1][];
    int n = 0;
    for (PaletteFormat f : PaletteFormat.values())
      seeds[n++] = Palettes.convert(palette, f).bytes();
    seeds[n] = Kpl.colorset(palette, KplVersion.V2_0);
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      int which = round % seeds.length;
      byte[] bytes = mutate(seeds[which], random);
      boolean bare = which == n;
      if (bare) bytes = new ZipBuilder().deflate("colorset.xml", bytes).bytes();
      PaletteFormat format = bare ? PaletteFormat.KPL : formats.get(which);
      try {
        Palette read = Palettes.read("fuzzed", bytes, format).palette();
        Palettes.convert(read, PaletteFormat.KPL);
        if (round % 50 == 0) Palettes.convert(read, PaletteFormat.JSON);
      } catch (Problem _) {
        refused++;
      } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("seed " + seed + ", round " + round + ", " + format, e);
      }
    }
    assertThat(refused).isBetween(rounds / 20, rounds * 19 / 20);
  }

  private static byte[] mutate(byte[] from, Random random) {
    byte[] bytes = from.clone();
    int hits = 1 + random.nextInt(6);
    for (int i = 0; i < hits; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = (byte) (bytes[at] ^ 1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) "<>\"&;-.0129eE,/'{}[]:".charAt(random.nextInt(21));
        default -> {
          int to = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(40), bytes.length - Math.max(at, to));
          System.arraycopy(from, at, bytes, to, length);
        }
      }
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
