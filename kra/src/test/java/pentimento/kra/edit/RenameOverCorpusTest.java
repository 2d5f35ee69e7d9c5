package pentimento.kra.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;
import pentimento.kra.Layer;
import pentimento.kra.zip.EntryBytes;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// Renaming one layer changes `maindoc.xml` and nothing else, in every document there is.
class RenameOverCorpusTest {

  @TempDir Path folder;

  @Test
  void every_other_entry_stays_byte_for_byte() {
    List<Path> some =
        KritaCorpus.documents().stream()
            .filter(p -> !p.toString().contains("/gen/") || p.toString().hashCode() % 8 == 0)
            .toList();
    assertThat(rename(some)).isGreaterThan(80);
  }

  @Test
  @Tag("long")
  void and_so_it_does_in_every_document() {
    assertThat(rename(KritaCorpus.documents())).isGreaterThan(500);
  }

  private int rename(List<Path> documents) {
    int renamed = 0;
    for (Path path : documents) {
      Path target = folder.resolve("renamed.kra");
      String name = "renamed <&> \"ü\" ☃";
      try (KraDocument document = KraDocument.open(path)) {
        if (document.layers().isEmpty()) continue;
        Layer layer = document.layers().getFirst();
        KraEdit.of(document).rename(layer, name).save(target, SaveOptions.REPLACE);
        try (KraDocument changed = KraDocument.open(target)) {
          assertThat(changed.layers().getFirst().name()).isEqualTo(name);
          assertThat(changed.layers().getFirst().uuid()).isEqualTo(layer.uuid());
          Map<String, ContentHash> before = streams(document.archive());
          Map<String, ContentHash> after = streams(changed.archive());
          assertThat(after.keySet()).isEqualTo(before.keySet());
          before.remove("maindoc.xml");
          after.remove("maindoc.xml");
          assertThat(after).as(path.toString()).isEqualTo(before);
          assertThat(changed.archive().entries().stream().map(ZipEntry::name))
              .containsExactlyElementsOf(
                  document.archive().entries().stream().map(ZipEntry::name).toList());
        }
        // And back again gives the same text, character for character.
        try (KraDocument changed = KraDocument.open(target)) {
          Path back = folder.resolve("back.kra");
          KraEdit.of(changed)
              .rename(changed.layers().getFirst(), layer.name())
              .save(back, SaveOptions.REPLACE);
          try (KraDocument restored = KraDocument.open(back)) {
            assertThat(main(restored)).isEqualTo(main(document));
          }
        }
      }
      renamed++;
    }
    return renamed;
  }

  private static String main(KraDocument document) {
    return java.util.Objects.requireNonNull(document.partOfArchive("maindoc.xml")).text();
  }

  /// Each entry's compressed stream, with what the directory says of it.
  private static Map<String, ContentHash> streams(ZipArchive archive) {
    Map<String, ContentHash> hashes = new HashMap<>();
    for (ZipEntry e : archive.entries()) {
      EntryBytes raw = archive.raw(e);
      byte[] bytes = new byte[(int) raw.size()];
      raw.read(0, bytes, 0, bytes.length);
      ContentHasher hasher = new ContentHasher();
      hasher.put(bytes).put(e.method()).put(e.crc()).put(e.size()).put(e.dosTime());
      hashes.put(e.name(), hasher.put(e.flags()).hash());
    }
    return hashes;
  }
}
