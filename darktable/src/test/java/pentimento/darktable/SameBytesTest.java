package pentimento.darktable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.darktable.sidecar.SidecarReader;

/// What darktable 4.2.1 wrote and we read, we write again byte for byte, but for values that have
/// no effect.
class SameBytesTest {

  private static final List<String> FILES =
      List.of(
          "hero7-default-filmic.xmp", "colorchart-default-sigmoid.xmp", "synth24-heavy-filmic.xmp");

  /// Bytes without effect that we do not keep: the fourth multiplier of white balance; filmic's
  /// reconstruction while it is off, and its automatic hardness, a matter of the user interface.
  private static final Map<String, int[][]> IGNORED =
      Map.of(
          "temperature", new int[][] {{12, 16}},
          "filmicrgb", new int[][] {{12, 36}, {68, 72}, {80, 84}, {88, 96}});

  @TestFactory
  List<DynamicTest> same_bytes() {
    return FILES.stream().map(f -> DynamicTest.dynamicTest(f, () -> sameBytes(f))).toList();
  }

  private static void sameBytes(String name) {
    Path file = Corpus.shared("corpus/darktable/edits/" + name);
    Sidecar original = SidecarReader.read(file);
    Sidecar ours = SidecarExport.of(SidecarImport.of(name, original, Cameras.BAYER).edit());
    Map<String, HistoryItem> written = new HashMap<>();
    for (HistoryItem item : ours.history()) written.put(item.name(), item);
    for (HistoryItem item : original.active()) {
      HistoryItem again = written.get(item.name());
      assertThat(again).as(item.name()).isNotNull();
      assertThat(again.version()).as(item.name()).isEqualTo(item.version());
      assertThat(again.enabled()).as(item.name()).isEqualTo(item.enabled());
      assertThat(blanked(again)).as(item.name()).isEqualTo(blanked(item));
    }
  }

  private static String blanked(HistoryItem item) {
    StringBuilder hex = new StringBuilder(item.params());
    for (int[] part : IGNORED.getOrDefault(item.operation(), new int[0][])) {
      for (int i = 2 * part[0]; i < 2 * part[1]; i++) hex.setCharAt(i, '-');
    }
    return hex.toString();
  }
}
