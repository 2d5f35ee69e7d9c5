package pentimento.kra.salvage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;
import pentimento.kra.PaintLayer;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.content.PaintingMemo;
import pentimento.kra.content.TileHashes;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.fuzz.Entries;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.BadInput;

class KraSalvageTest {

  @TempDir Path folder;

  @Test
  void a_lost_directory_loses_nothing() throws IOException {
    Path whole = painting();
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.kra"), Arrays.copyOf(bytes, bytes.length - 40));
    assertThatThrownBy(() -> KraDocument.open(cut)).isInstanceOf(BadInput.class);
    SalvageReport report = KraSalvage.salvage(cut, folder.resolve("new.kra"));
    assertThat(report.lost()).isEmpty();
    assertThat(hash(folder.resolve("new.kra"))).isEqualTo(hash(whole));
  }

  @Test
  void of_a_damaged_layer_the_other_tiles_are_kept() throws IOException {
    Path whole = painting();
    byte[] bytes = Files.readAllBytes(whole);
    int tiles;
    try (KraDocument d = KraDocument.open(whole)) {
      ZipEntry base = requireNonNull(d.archive().find("photo/layers/layer4"));
      tiles = ((PaintLayer) d.layers().get(2)).pixels().tiles().size();
      // In the middle of the payload; a stored one, so its other bytes stay.
      bytes[(int) (d.archive().dataOffset(base) + base.size() / 2)] ^= 0x55;
    }
    Path damaged = Files.write(folder.resolve("damaged.kra"), bytes);
    Path repaired = folder.resolve("repaired.kra");
    SalvageReport report = KraSalvage.salvage(damaged, repaired);
    assertThat(report.repaired()).isEqualTo(1);
    try (KraDocument a = KraDocument.open(whole);
        KraDocument b = KraDocument.open(repaired)) {
      var before = TileHashes.of(((PaintLayer) a.layers().get(2)).pixels());
      var after = TileHashes.of(((PaintLayer) b.layers().get(2)).pixels());
      assertThat(after.size()).isGreaterThanOrEqualTo(tiles - 1);
      long changed =
          after.entrySet().stream()
              .filter(e -> !e.getValue().equals(before.get(e.getKey())))
              .count();
      // A flipped byte inside LZF may still decode; then the tile differs and nothing else does.
      assertThat(changed + (before.size() - after.size())).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void without_a_tree_all_layers_lie_in_a_flat_one() throws IOException {
    Path whole = painting();
    byte[] bytes = Files.readAllBytes(whole);
    try (ZipArchive archive = ZipArchive.open(whole)) {
      ZipEntry main = requireNonNull(archive.find("maindoc.xml"));
      int at = (int) archive.dataOffset(main);
      Arrays.fill(bytes, at, at + 40, (byte) 0x11);
    }
    Path damaged = Files.write(folder.resolve("damaged.kra"), bytes);
    Path repaired = folder.resolve("repaired.kra");
    SalvageReport report = KraSalvage.salvage(damaged, repaired);
    assertThat(report.lost()).anyMatch(l -> l.contains("layer tree"));
    try (KraDocument d = KraDocument.open(repaired)) {
      assertThat(d.layers()).hasSize(3);
      assertThat(d.image().bounds().area()).isGreaterThanOrEqualTo(200 * 130);
      PaintLayer base = (PaintLayer) d.layers().get(2);
      assertThat(TileHashes.of(base.pixels())).hasSize(12);
    }
  }

  @Test
  void a_truncated_layer_of_the_corpus_is_recovered() {
    Path repaired = folder.resolve("repaired.kra");
    KraSalvage.salvage(KritaCorpus.document("wild/libkra_example_RGBA.kra"), repaired);
    try (KraDocument a = KraDocument.open(KritaCorpus.document("wild/libkra_example_RGBA.kra"));
        KraDocument b = KraDocument.open(repaired)) {
      assertThat(PaintingHash.of(b, "", PaintingMemo.empty()))
          .isEqualTo(PaintingHash.of(a, "", PaintingMemo.empty()));
    }
  }

  @Test
  void damage_older_than_the_archive_is_repaired() throws IOException {
    Path damaged = folder.resolve("damaged.kra");
    Entries whole = Entries.of(painting());
    byte[] layer = whole.content("photo/layers/layer4");
    whole.write(damaged, "photo/layers/layer4", Arrays.copyOf(layer, layer.length - 9));
    Path repaired = folder.resolve("repaired.kra");
    SalvageReport report = KraSalvage.salvage(damaged, repaired);
    assertThat(report.lost()).containsExactly("1 of 12 tiles of photo/layers/layer4");
    try (KraDocument d = KraDocument.open(repaired)) {
      assertThat(TileHashes.of(((PaintLayer) d.layers().getLast()).pixels())).hasSize(11);
    }
  }

  @Test
  void a_configuration_that_is_no_xml_costs_the_filter_alone() throws IOException {
    Path whole = folder.resolve("every.kra");
    Paintings.everything().write(whole, SaveOptions.REPLACE);
    Entries entries = Entries.of(whole);
    String configuration = "every/kind ü/layers/layer4.filterconfig";
    Path damaged = folder.resolve("damaged.kra");
    entries.write(damaged, configuration, new byte[] {'<', 1, 2});
    Path repaired = folder.resolve("repaired.kra");
    SalvageReport report = KraSalvage.salvage(damaged, repaired);
    assertThat(report.lost()).containsExactly(configuration);
    try (KraDocument a = KraDocument.open(whole);
        KraDocument b = KraDocument.open(repaired)) {
      assertThat(b.layers()).hasSameSizeAs(a.layers());
    }
  }

  @Test
  void a_tree_that_no_reader_understands_is_made_anew() throws IOException {
    Path damaged = folder.resolve("damaged.kra");
    Entries whole = Entries.of(painting());
    byte[] tree = whole.content("maindoc.xml");
    String text = new String(tree, StandardCharsets.UTF_8).replace("width=\"200\"", "width=\"-3\"");
    whole.write(damaged, "maindoc.xml", text.getBytes(StandardCharsets.UTF_8));
    Path repaired = folder.resolve("repaired.kra");
    SalvageReport report = KraSalvage.salvage(damaged, repaired);
    assertThat(report.lost()).anyMatch(l -> l.contains("layer tree"));
    try (KraDocument d = KraDocument.open(repaired)) {
      assertThat(d.layers()).hasSize(3);
    }
  }

  @Test
  void nothing_to_save_is_an_error_and_leaves_no_file() throws IOException {
    Path noise = Files.write(folder.resolve("noise.kra"), new byte[5000]);
    Path out = folder.resolve("out.kra");
    assertThatThrownBy(() -> KraSalvage.salvage(noise, out)).isInstanceOf(BadInput.class);
    assertThat(out).doesNotExist();
  }

  private Path painting() {
    Path file = folder.resolve("whole.kra");
    Paintings.painted(1, 5).write(file, SaveOptions.REPLACE);
    return file;
  }

  private static PaintingHash hash(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      return PaintingHash.of(d, "", PaintingMemo.empty());
    }
  }
}
