package pentimento.kra.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.TileReader;
import pentimento.kra.TransparencyMask;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.inspect.KraLint;
import pentimento.kra.salvage.KraSalvage;
import pentimento.kra.tiles.Lzf;
import pentimento.kra.xml.XmlParser;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Unsupported;

/// Whatever bytes come, reading ends soon, in memory's bounds, with a picture or one of our errors.
///
/// The number of inputs and the seed can be set: `-Dpentimento.fuzz=1000000 -Dpentimento.seed=7`.
class FuzzTest {

  private static final long SEED = Long.getLong("pentimento.seed", 20261121);

  @TempDir Path folder;

  @Test
  void lzf_streams() {
    lzf(inputs(100_000));
  }

  @Test
  void texts_of_xml() {
    xml(inputs(20_000));
  }

  @Test
  void payloads_of_tiles() throws IOException {
    payloads(inputs(400));
  }

  @Test
  void layer_trees() throws IOException {
    trees(inputs(500));
  }

  @Test
  void archives() throws IOException {
    archives(inputs(150));
  }

  @Test
  @Tag("long")
  void many_more() throws IOException {
    lzf(inputs(8_000_000));
    xml(inputs(1_900_000));
    payloads(inputs(40_000));
    trees(inputs(30_000));
    archives(inputs(30_000));
  }

  private static int inputs(int usual) {
    return Integer.getInteger("pentimento.fuzz", usual);
  }

  private static void lzf(int inputs) {
    Random random = new Random(SEED);
    Mutator mutator = new Mutator(SEED);
    byte[] plain = new byte[4096];
    for (int i = 0; i < plain.length; i++)
      plain[i] = (byte) (i % 700 < 300 ? i / 9 : random.nextInt());
    byte[] stream = new byte[5000];
    int length = Lzf.encode(plain, plain.length, stream, 0, stream.length, new int[Lzf.TABLE_SIZE]);
    byte[] valid = java.util.Arrays.copyOf(stream, length);
    byte[] out = new byte[4096 + 64];
    for (int i = 0; i < inputs; i++) {
      byte[] damaged = mutator.mutate(valid);
      int size = random.nextInt(4) == 0 ? random.nextInt(out.length) : 4096;
      int n = Lzf.decode(damaged, 0, damaged.length, out, size);
      assertThat(n == size || n < 0).isTrue();
    }
  }

  private void xml(int inputs) {
    Mutator mutator = new Mutator(SEED + 1);
    byte[] valid = mainOf(painting());
    for (int i = 0; i < inputs; i++) {
      byte[] damaged = mutator.mutate(valid);
      attempt(
          i,
          damaged,
          () -> XmlParser.parse("f", "p", XmlParser.decode("f", "p", damaged)).children());
    }
  }

  private void payloads(int inputs) throws IOException {
    Mutator mutator = new Mutator(SEED + 2);
    List<Entry> entries = entriesOf(painting());
    byte[] valid = entry(entries, "photo/layers/layer3");
    Path file = folder.resolve("payload.kra");
    for (int i = 0; i < inputs; i++) {
      byte[] damaged = mutator.mutate(valid);
      write(file, entries, "photo/layers/layer3", damaged);
      attempt(i, damaged, () -> readEverything(file));
    }
  }

  private void trees(int inputs) throws IOException {
    Mutator mutator = new Mutator(SEED + 3);
    List<Entry> entries = entriesOf(painting());
    byte[] valid = entry(entries, "maindoc.xml");
    Path file = folder.resolve("tree.kra");
    Path edited = folder.resolve("edited.kra");
    for (int i = 0; i < inputs; i++) {
      byte[] damaged = mutator.mutate(valid);
      write(file, entries, "maindoc.xml", damaged);
      attempt(
          i,
          damaged,
          () -> {
            readEverything(file);
            try (KraDocument d = KraDocument.open(file)) {
              if (d.layers().isEmpty()) return;
              KraEdit.of(d).rename(d.layers().getFirst(), "n").save(edited, SaveOptions.REPLACE);
            }
          });
    }
  }

  private void archives(int inputs) throws IOException {
    Mutator mutator = new Mutator(SEED + 4);
    byte[] valid = Files.readAllBytes(painting());
    Path file = folder.resolve("archive.kra");
    Path saved = folder.resolve("saved.kra");
    for (int i = 0; i < inputs; i++) {
      byte[] damaged = mutator.mutate(valid);
      Files.write(file, damaged);
      attempt(i, damaged, () -> readEverything(file));
      attempt(i, damaged, () -> KraSalvage.salvage(file, saved));
    }
  }

  private static void readEverything(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      d.walk(FuzzTest::read);
      KraLint.check(d, new Cancellation());
    }
  }

  private static void read(Node node) {
    if (node instanceof PaintLayer p) read(p.pixels());
    if (node instanceof TransparencyMask m && m.selection() != null) read(m.selection());
  }

  private static void read(PixelData pixels) {
    TileReader reader = pixels.reader();
    byte[] bytes =
        new byte[pixels.tileWidth() * pixels.tileHeight() * pixels.format().bytesPerPixel()];
    for (PixelData.Tile t : pixels.tiles()) reader.read(t.column(), t.row(), bytes);
    assertThat(pixels.extent()).isNotNull();
  }

  /// Runs what may fail with an error of ours and with nothing else.
  private static void attempt(int number, byte[] input, Runnable reading) {
    // Of the processor, since a machine may be busy with other things, or asleep.
    long start = cpuNanos();
    try {
      reading.run();
    } catch (BadInput | Unsupported e) {
      assertThat(e.getMessage()).isNotBlank();
    } catch (Throwable e) {
      throw new AssertionError(
          "seed "
              + SEED
              + ", input "
              + number
              + ": "
              + HexFormat.of().formatHex(input, 0, Math.min(600, input.length)),
          e);
    }
    assertThat(cpuNanos() - start).as("time of input %d", number).isLessThan(20_000_000_000L);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private record Entry(String name, int method, byte[] content) {}

  private Path painting() {
    Path file = folder.resolve("valid.kra");
    if (!Files.exists(file)) Paintings.painted(1, 5).write(file, SaveOptions.REPLACE);
    return file;
  }

  private static byte[] mainOf(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      Part main = d.partOfArchive("maindoc.xml");
      return main == null ? new byte[0] : main.bytes();
    }
  }

  private static List<Entry> entriesOf(Path file) {
    List<Entry> entries = new ArrayList<>();
    try (ZipArchive archive = ZipArchive.open(file)) {
      for (ZipEntry e : archive.entries()) {
        entries.add(new Entry(e.name(), e.method(), archive.bytes(e, 1 << 24)));
      }
    }
    return entries;
  }

  private static byte[] entry(List<Entry> entries, String name) {
    return entries.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow().content();
  }

  /// An archive that is sound, so that the damage reaches the reader behind it.
  private static void write(Path file, List<Entry> entries, String changed, byte[] content)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ZipWriter zip = new ZipWriter(channel);
      for (Entry e : entries) {
        zip.stored(e.name(), e.name().equals(changed) ? content : e.content());
      }
      zip.finish();
    }
  }

  @Test
  void elements_nested_ten_thousand_deep_are_refused() throws IOException {
    String tree =
        "<DOC syntaxVersion=\"2\"><IMAGE name=\"photo\" width=\"9\" height=\"9\"><layers>"
            + "<layer nodetype=\"grouplayer\" name=\"g\"><layers>".repeat(10_000)
            + "</layers></layer>".repeat(10_000)
            + "</layers></IMAGE></DOC>";
    refused(tree, "nested");
  }

  @Test
  void entities_do_not_expand() throws IOException {
    refused(
        "<!DOCTYPE DOC [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]>"
            + "<DOC><IMAGE name=\"&b;\" width=\"9\" height=\"9\"/></DOC>",
        "entity");
  }

  @Test
  void a_picture_of_two_billion_pixels_a_side_is_refused() throws IOException {
    refused(
        "<DOC syntaxVersion=\"2\"><IMAGE name=\"p\" width=\"2000000000\" height=\"9\"/></DOC>",
        "width");
  }

  @Test
  void a_count_of_tiles_is_weighed_against_the_bytes() throws IOException {
    Path file = folder.resolve("count.kra");
    byte[] payload =
        "VERSION 2\nTILEWIDTH 64\nTILEHEIGHT 64\nPIXELSIZE 16\nDATA 2000000000\n"
            .getBytes(StandardCharsets.US_ASCII);
    write(file, entriesOf(painting()), "photo/layers/layer3", payload);
    attemptFails(file, "2000000000 tiles announced");
  }

  @Test
  void an_entry_that_claims_too_much_is_a_bomb() throws IOException {
    Path file = folder.resolve("bomb.kra");
    byte[] zip = Files.readAllBytes(painting());
    // The size in the directory record of maindoc.xml.
    ByteBuffer b = ByteBuffer.wrap(zip).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 46; i > 0; i--) {
      if (b.getInt(i) == 0x02014b50
          && new String(zip, i + 46, 7, StandardCharsets.US_ASCII).equals("maindoc")) {
        b.putInt(i + 24, 60 << 20);
      }
    }
    Files.write(file, zip);
    attemptFails(file, "which no picture does");
  }

  private void refused(String tree, String message) throws IOException {
    Path file = folder.resolve("refused.kra");
    write(file, entriesOf(painting()), "maindoc.xml", tree.getBytes(StandardCharsets.UTF_8));
    attemptFails(file, message);
  }

  private static void attemptFails(Path file, String message) {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.getFileName().toString());
  }

  private static void readAll(Path file) {
    try (KraDocument d = KraDocument.open(file)) {
      d.walk(FuzzTest::read);
    }
  }
}
