package pentimento.kra.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.pixel.fuzz.Attempts.SEED;
import static pentimento.pixel.fuzz.Attempts.inputs;
import static pentimento.pixel.fuzz.Attempts.refused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.ColourModel;
import pentimento.kra.Depth;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;
import pentimento.kra.PixelFormat;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.kra.gradient.Gradient;
import pentimento.kra.gradient.GradientColour;
import pentimento.kra.gradient.GradientReader;
import pentimento.kra.salvage.KraSalvage;
import pentimento.kra.tiles.Lzf;
import pentimento.kra.xml.XmlParser;
import pentimento.pixel.fuzz.Mutator;

/// Whatever bytes come, reading ends soon, in memory's bounds, with a picture or one of our errors.
///
/// Inputs are damaged documents, ours and, where they are, Krita's. Their number, for each reader,
/// and the seed can be set: `-Dtest=FuzzTest#archives -Dpentimento.fuzz=1000000
/// -Dpentimento.seed=7`.
class FuzzTest {

  private static final PixelFormat BYTES = new PixelFormat(ColourModel.RGBA, Depth.U8);

  @TempDir Path folder;

  private Mutator mutator = new Mutator(0);
  private Random random = new Random(0);

  @BeforeEach
  void seed() {
    mutator = new Mutator(SEED);
    random = new Random(SEED);
  }

  @Test
  void lzf_streams() {
    List<byte[]> valid = lzfStreams();
    byte[] out = new byte[4096 + 64];
    for (int i = 0; i < inputs(1_000_000); i++) {
      byte[] damaged = mutator.mutate(one(valid));
      int size = random.nextInt(4) == 0 ? random.nextInt(out.length) : 4096;
      int n = Lzf.decode(damaged, 0, damaged.length, out, size);
      assertThat(n == size || n < 0).isTrue();
    }
  }

  private static List<byte[]> lzfStreams() {
    List<byte[]> streams = new ArrayList<>();
    Random noise = new Random(1);
    for (int run : new int[] {4096, 700, 90, 12}) {
      byte[] plain = new byte[4096];
      for (int i = 0; i < plain.length; i++) {
        plain[i] = (byte) (i % run < run / 2 ? i / 9 : noise.nextInt());
      }
      byte[] stream = new byte[5000];
      int[] table = new int[Lzf.TABLE_SIZE];
      int length = Lzf.encode(plain, plain.length, stream, 0, stream.length, table);
      streams.add(Arrays.copyOf(stream, length));
    }
    return streams;
  }

  @Test
  void texts_of_xml() throws IOException {
    List<byte[]> valid = new ArrayList<>();
    for (Path document : documents(50_000)) {
      for (Entries.Entry e : Entries.of(document).all()) {
        if (e.name().matches(".*\\.(xml|svg|filterconfig|transformconfig)")) valid.add(e.content());
      }
    }
    String odd =
        "\uFEFF<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"c\">]><!-- -- --><a:b xmlns:a='u'"
            + " c = \"&#x10FFFF;&lt;&#9;\"\n><![CDATA[ ]] > ]]>&amp;<d/>x</a:b ><!-- e -->\n";
    valid.add(odd.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < inputs(200_000); i++) {
      byte[] damaged = mutator.mutate(one(valid));
      refused(
          i,
          damaged,
          () -> XmlParser.parse("f", "p", XmlParser.decode("f", "p", damaged)).children());
    }
  }

  @Test
  void gradients() {
    List<byte[]> valid = new ArrayList<>();
    for (String text :
        List.of(
            "<gradient type='stop'><stop offset='0' bitdepth='U16' alpha='1' stoptype='0'>"
                + "<RGB r='1' g='0' b='0.5' space='sRGB'/></stop><stop offset='1' bitdepth='F32'>"
                + "<Lab L='50' a='-4' b='9'/></stop></gradient>",
            "<gradient type='segment'><segment start-offset='0' middle-offset='0.5' end-offset='1'"
                + " start-bitdepth='U8' end-bitdepth='F16' interpolation='1' color-interpolation='2'>"
                + "<start><Gray g='0.5'/></start><end><CMYK c='1' k='.2'/></end></segment>"
                + "</gradient>")) {
      valid.add(text.getBytes(StandardCharsets.UTF_8));
    }
    for (int i = 0; i < inputs(50_000); i++) {
      byte[] damaged = mutator.mutate(one(valid));
      refused(
          i,
          damaged,
          () -> {
            Gradient gradient = GradientReader.read("f", XmlParser.decode("f", "p", damaged));
            for (GradientColour colour : gradient.colours()) colour.samples();
            gradient.tabulate(9, new NoConversion());
          });
    }
  }

  @Test
  void payloads_of_tiles() throws IOException {
    Path single = folder.resolve("single.kra");
    Paintings.small(PixelFormat.RGBA_F32, 60, 50).write(single, SaveOptions.REPLACE);
    List<Entries> documents = List.of(Entries.of(painting()), Entries.of(single));
    String payload = "photo/layers/layer2";
    Path file = folder.resolve("payload.kra");
    for (int i = 0; i < inputs(25_000); i++) {
      Entries document = one(documents);
      byte[] damaged = mutator.mutate(document.content(payload));
      document.write(file, payload, damaged);
      refused(i, damaged, () -> Reading.pixels(file));
      if (seldom(i)) refused(i, damaged, () -> Reading.checked(file));
    }
  }

  @Test
  void layer_trees() throws IOException {
    List<Entries> documents = List.of(Entries.of(painting()), Entries.of(everything()));
    Path file = folder.resolve("tree.kra");
    Path edited = folder.resolve("edited.kra");
    for (int i = 0; i < inputs(10_000); i++) {
      Entries document = one(documents);
      byte[] damaged = mutator.mutate(document.content("maindoc.xml"));
      document.write(file, "maindoc.xml", damaged);
      refused(i, damaged, () -> Reading.tree(file));
      if (!seldom(i)) continue;
      refused(i, damaged, () -> Reading.checked(file));
      refused(
          i,
          damaged,
          () -> {
            try (KraDocument d = KraDocument.open(file)) {
              if (d.layers().isEmpty()) return;
              KraEdit.of(d).rename(d.layers().getFirst(), "n").save(edited, SaveOptions.REPLACE);
            }
          });
    }
  }

  @Test
  void archives() throws IOException {
    List<byte[]> valid = new ArrayList<>();
    for (Path document : documents(25_000)) valid.add(Files.readAllBytes(document));
    Path file = folder.resolve("archive.kra");
    Path saved = folder.resolve("saved.kra");
    for (int i = 0; i < inputs(10_000); i++) {
      byte[] damaged = mutator.mutate(one(valid));
      Files.write(file, damaged);
      refused(i, damaged, () -> Reading.pixels(file));
      if (!seldom(i)) continue;
      refused(i, damaged, () -> Reading.checked(file));
      refused(i, damaged, () -> KraSalvage.salvage(file, saved));
    }
  }

  @Test
  void any_part_of_a_document() throws IOException {
    List<Entries> documents = new ArrayList<>();
    for (Path document : documents(50_000)) documents.add(Entries.of(document));
    Path file = folder.resolve("document.kra");
    for (int i = 0; i < inputs(500); i++) {
      Entries document = one(documents);
      Entries.Entry entry = one(document.all());
      byte[] damaged = mutator.mutate(entry.content());
      document.write(file, entry.name(), damaged);
      refused(i, damaged, () -> Reading.everything(file));
    }
  }

  /// What costs much more than to read is done with one input of eight.
  private static boolean seldom(int number) {
    return number % 8 == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Path painting() {
    Path file = folder.resolve("valid.kra");
    Paintings.small(BYTES, 80, 70).write(file, SaveOptions.REPLACE);
    return file;
  }

  private Path everything() {
    Path file = folder.resolve("everything.kra");
    Paintings.everything().write(file, SaveOptions.REPLACE);
    return file;
  }

  /// @param largest a large one is seldom hit where it matters
  private List<Path> documents(long largest) throws IOException {
    List<Path> documents = new ArrayList<>(List.of(painting(), everything()));
    if (!KritaCorpus.isHere()) return documents;
    for (Path document : KritaCorpus.documents()) {
      if (Files.size(document) <= largest) documents.add(document);
    }
    return documents;
  }
}
