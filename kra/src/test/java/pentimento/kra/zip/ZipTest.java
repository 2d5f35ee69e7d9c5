package pentimento.kra.zip;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KritaCorpus;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;

class ZipTest {

  @TempDir Path folder;

  @Test
  void other_programs_read_what_we_write() throws IOException {
    byte[] noise = noise(70_000);
    Path file = folder.resolve("a.zip");
    write(
        file,
        zip -> {
          zip.stored("first", new byte[] {1});
          zip.deflated("ordner/ü ☃", noise);
          ZipWriter.Sink sink = zip.stream("stream", 1 << 20);
          sink.write(noise, 100, 5000);
          sink.write(noise, 0, 1);
          sink.finish();
        });
    try (ZipFile jdk = new ZipFile(file.toFile())) {
      assertThat(jdk.stream().map(java.util.zip.ZipEntry::getName))
          .containsExactly("first", "ordner/ü ☃", "stream");
      assertThat(jdk.getInputStream(jdk.getEntry("ordner/ü ☃")).readAllBytes()).isEqualTo(noise);
      assertThat(jdk.getInputStream(jdk.getEntry("stream")).readAllBytes()).hasSize(5001);
    }
  }

  @Test
  void an_entry_announced_as_larger_than_4_gib_has_zip64_sizes() throws IOException {
    Path file = folder.resolve("a.zip");
    write(
        file,
        zip -> {
          ZipWriter.Sink sink = zip.stream("large", 5L << 30);
          sink.write(new byte[] {5, 6}, 0, 2);
          sink.finish();
        });
    try (ZipFile jdk = new ZipFile(file.toFile());
        ZipArchive ours = ZipArchive.open(file)) {
      assertThat(jdk.getInputStream(jdk.getEntry("large")).readAllBytes()).containsExactly(5, 6);
      assertThat(ours.bytes(ours.entries().getFirst(), 10)).containsExactly(5, 6);
    }
  }

  @Test
  void we_read_what_other_programs_write() throws IOException {
    byte[] noise = noise(200_000);
    byte[] text = "abc ".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Path file = folder.resolve("a.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION}) {
        out.setLevel(level);
        out.putNextEntry(new java.util.zip.ZipEntry("noise" + level));
        out.write(noise);
        out.putNextEntry(new java.util.zip.ZipEntry("text" + level));
        out.write(text);
      }
    }
    try (ZipArchive archive = ZipArchive.open(file)) {
      for (ZipEntry e : archive.entries()) {
        byte[] expected = e.name().startsWith("noise") ? noise : text;
        assertThat(archive.bytes(e, 1 << 20)).isEqualTo(expected);
        EntryBytes content = archive.content(e);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
          int from = random.nextInt(expected.length);
          int length = random.nextInt(Math.min(70_000, expected.length - from + 1));
          byte[] part = new byte[length];
          content.read(from, part, 0, length);
          assertThat(part).isEqualTo(java.util.Arrays.copyOfRange(expected, from, from + length));
        }
        assertThatThrownBy(() -> content.read(expected.length - 3, new byte[4], 0, 4))
            .isInstanceOf(BadInput.class);
      }
      // Entries of a streaming writer end in a descriptor, which is copied with them.
      Path copy = folder.resolve("copy.zip");
      write(
          copy,
          zip -> {
            for (ZipEntry e : archive.entries()) zip.copy(archive, e);
          });
      assertThat(Files.readAllBytes(copy)).isEqualTo(Files.readAllBytes(file));
    }
  }

  @Test
  void pixels_that_krita_did_not_compress_are_read_in_place() {
    Path file = KritaCorpus.document("gen/struct/channel_off_0_U8.kra");
    try (ZipArchive archive = ZipArchive.open(file)) {
      ZipEntry layer = requireNonNull(archive.find("i/layers/layer2"));
      EntryBytes content = archive.content(layer);
      assertThat(content).isInstanceOf(StoredBlocks.class);
      byte[] all = new byte[(int) layer.size()];
      content.read(0, all, 0, all.length);
      assertThat(all).isEqualTo(archive.bytes(layer, all.length));
    }
  }

  @Test
  void large_content_goes_through_a_temporary_file() throws IOException {
    byte[] text =
        "0123456789abcdef".repeat(600_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Path file = folder.resolve("a.zip");
    write(file, zip -> zip.deflated("text", text));
    try (ZipArchive archive = ZipArchive.open(file)) {
      EntryBytes content = archive.content(archive.entries().getFirst());
      byte[] part = new byte[100];
      content.read(text.length - 100, part, 0, 100);
      assertThat(part)
          .isEqualTo(java.util.Arrays.copyOfRange(text, text.length - 100, text.length));
    }
  }

  @Test
  void what_is_damaged_says_so() throws IOException {
    Path file = folder.resolve("a.zip");
    write(file, zip -> zip.stored("name", noise(1000)));
    byte[] bytes = Files.readAllBytes(file);
    bytes[500] ^= 1;
    Files.write(file, bytes);
    try (ZipArchive archive = ZipArchive.open(file)) {
      assertThatThrownBy(() -> archive.bytes(archive.entries().getFirst(), 2000))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("entry name")
          .hasMessageContaining("checksum");
    }
    bytes[6] |= 1;
    Files.write(file, bytes);
    byte[] encrypted = bytes.clone();
    encrypted[bytes.length - 22 - 50 + 8] |= 1;
    Files.write(file, encrypted);
    try (ZipArchive archive = ZipArchive.open(file)) {
      assertThatThrownBy(() -> archive.bytes(requireNonNull(archive.find("name")), 2000))
          .isInstanceOf(Unsupported.class)
          .hasMessageContaining("encrypted");
    }
    assertThatThrownBy(() -> ZipArchive.open(folder.resolve("none")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no such file");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> ZipArchive.open(file)).hasMessageContaining("is empty");
  }

  @Test
  void a_folder_goes_there_and_back() throws IOException {
    Path file = folder.resolve("a.zip");
    write(
        file,
        zip -> {
          zip.stored("mimetype", new byte[] {1});
          zip.deflated("../../evil/x", new byte[] {2});
          zip.deflated("/abs", new byte[] {3});
          zip.deflated("A/b", new byte[] {4});
          zip.deflated("a/B", new byte[] {5});
          zip.deflated("A", new byte[] {6});
        });
    Path unpacked = folder.resolve("inside/deep");
    Path back = folder.resolve("back.zip");
    try (ZipArchive archive = ZipArchive.open(file)) {
      assertThat(ZipFolder.unpack(archive, unpacked)).isEqualTo(6);
      try (var all = Files.walk(folder)) {
        assertThat(all.filter(Files::isRegularFile))
            .allMatch(p -> p.equals(file) || p.startsWith(unpacked));
      }
      ZipFolder.pack(unpacked, back);
    }
    assertThat(Files.readAllBytes(back)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void a_folder_that_cannot_be_filled_is_left_as_it_was() throws IOException {
    Path file = folder.resolve("a.zip");
    write(
        file,
        zip -> {
          zip.stored("first/one", new byte[] {1});
          zip.deflated("second", noise(9000));
        });
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Path fresh = folder.resolve("fresh");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (ZipArchive archive = ZipArchive.open(file)) {
      assertThatThrownBy(() -> ZipFolder.unpack(archive, fresh)).isInstanceOf(BadInput.class);
      assertThatThrownBy(() -> ZipFolder.unpack(archive, empty)).isInstanceOf(BadInput.class);
    }
    assertThat(fresh).doesNotExist();
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void names_that_are_too_long_for_file_systems_come_back() throws IOException {
    Path file = folder.resolve("a.zip");
    String name = "漢".repeat(300) + "/" + "𝒜".repeat(300);
    write(file, zip -> zip.stored(name, new byte[] {7}));
    Path inside = folder.resolve("inside");
    Path back = folder.resolve("back.zip");
    try (ZipArchive archive = ZipArchive.open(file)) {
      ZipFolder.unpack(archive, inside);
    }
    ZipFolder.pack(inside, back);
    try (ZipArchive archive = ZipArchive.open(back)) {
      assertThat(archive.bytes(requireNonNull(archive.find(name)), 9)).containsExactly(7);
    }
  }

  @Test
  void what_is_no_file_says_so() {
    assertThatThrownBy(() -> ZipArchive.open(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void paths_on_disk_are_safe_and_single() {
    Set<String> taken = new HashSet<>();
    for (String name :
        new String[] {"a", "a", "a/b", "../x", "/y", "c:\\z", "", "..", "con?", "A"}) {
      String path = ZipFolder.safe(name, taken);
      assertThat(path).doesNotStartWith("/").doesNotContain("..").doesNotContain("\\");
    }
  }

  @FunctionalInterface
  private interface Content {
    void write(ZipWriter zip) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ZipWriter zip = new ZipWriter(channel);
      content.write(zip);
      zip.finish();
    }
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(1).nextBytes(noise);
    return noise;
  }
}
