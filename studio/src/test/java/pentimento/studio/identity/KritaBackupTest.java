package pentimento.studio.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.host.KritaBackups;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.TestPicture;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Paint;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Refresh;
import pentimento.studio.painting.Through;

/// Krita's backups beside a painting, as Krita leaves them at each moment of a save.
class KritaBackupTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder = Path.of("");

  private final Memory memory = new Memory(null);
  private final Darkroom darkroom =
      new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, _ -> {}));
  private Path photo = Path.of("");
  private Path kra = Path.of("");
  private Path backup = Path.of("");
  private Path hidden = Path.of("");

  @BeforeEach
  void paint() throws IOException {
    photo = TestPicture.write(folder.resolve("a.pfm"), 40, 30);
    kra = paint(photo);
    backup = folder.resolve("a.kra~");
    hidden = folder.resolve(".a.kra.krita~");
    age(kra, 0);
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  private Path paint(Path of) {
    try (Photo open = Photo.open(of)) {
      Place place = Place.parse("before:colorout");
      return Paint.at(
              darkroom,
              open,
              TestPicture.edit(open),
              place,
              Through.Base.EMBEDDED,
              false,
              new Cancellation())
          .document();
    }
  }

  @Test
  void after_a_complete_save_it_is_hidden_and_replaces_the_one_before() throws IOException {
    age(Files.copy(kra, backup), -60);
    byte[] first = Files.readAllBytes(backup);
    hide();
    assertThat(backup).doesNotExist();
    assertThat(hidden).hasBinaryContent(first);
    refresh();
    age(kra, 60);
    age(Files.copy(kra, backup), 30);
    byte[] second = Files.readAllBytes(backup);
    hide();
    assertThat(backup).doesNotExist();
    assertThat(hidden).hasBinaryContent(second);
  }

  @Test
  void while_a_save_may_be_going_on_it_stays() throws IOException {
    // Krita has made its backup and not yet put the new document in place.
    age(Files.copy(kra, backup), 1);
    hide();
    assertThat(backup).exists();
    age(kra, 2);
    Files.write(kra, new byte[] {'P', 'K'});
    hide();
    assertThat(backup).as("the document is damaged").exists();
  }

  @Test
  void nothing_of_another_painting_and_nothing_newer_is_replaced() throws IOException {
    Path other = paint(TestPicture.write(folder.resolve("b.pfm"), 40, 30));
    age(Files.copy(other, backup), -60);
    hide();
    assertThat(backup).as("another painting's").exists();
    Files.delete(backup);
    age(Files.copy(kra, backup), -60);
    age(Files.copy(other, hidden), -120);
    hide();
    assertThat(backup).as("the hidden one is another painting's").exists();
    Files.delete(hidden);
    age(Files.copy(kra, hidden), -30);
    hide();
    assertThat(backup).as("the hidden one is newer").exists();
  }

  @Test
  void ours_and_krita_s_are_kept_side_by_side_and_both_are_offered() throws IOException {
    age(Files.copy(kra, backup), -60);
    Edit edit = edit();
    Sidecar.write(photo, edit.set(Darkroom.catalogue(), "exposure.ev=1.5"), Darkroom.catalogue());
    refresh();
    assertThat(backup).doesNotExist();
    Path ours = folder.resolve(".a.kra~");
    assertThat(ours).exists();
    assertThat(hidden).exists();
    assertThat(offers()).isEmpty();
    // Krita crashed in the middle of a save, and keeps several backups.
    age(ours, -30);
    age(Files.copy(hidden, folder.resolve("a.kra.2~")), -90);
    age(Files.copy(hidden, backup), -10);
    age(Files.copy(hidden, folder.resolve(".a.kra.1~")), -120);
    Files.copy(hidden, folder.resolve("aakra~"));
    Files.write(kra, new byte[] {'P', 'K'});
    List<Offer> offers = offers();
    assertThat(offers)
        .extracting(offer -> offer.file().getFileName().toString())
        .containsExactly("a.kra~", ".a.kra~", ".a.kra.krita~", "a.kra.2~", ".a.kra.1~");
    assertThat(offers.get(0).text()).startsWith("Krita kept");
    assertThat(offers.get(1).text()).contains("base layer was last replaced");
    assertThat(offers.get(2).text()).startsWith("Krita kept");
    assertThat(offers.get(3).text()).startsWith("Krita kept");
    assertThat(offers.get(4).text()).contains("another was taken");
    byte[] krita = Files.readAllBytes(hidden);
    assertThat(Taking.take(offers, hidden).kept()).hasFileName(".a.kra.2~");
    assertThat(kra).hasBinaryContent(krita);
  }

  @Test
  void numbered_ones_are_hidden_as_many_as_krita_keeps() throws IOException {
    KritaBackups three = new KritaBackups(3, Set.of("~", ".bak"), Set.of());
    List<byte[]> saved = new ArrayList<>();
    for (int save = 1; save <= 5; save++) {
      // As Krita does it: the backup of what was saved before, then the new document.
      saved.addFirst(Files.readAllBytes(kra));
      Path first = folder.resolve("a.kra.1.bak");
      if (save == 4) Files.move(first, folder.resolve("a.kra.2.bak"));
      age(Files.copy(kra, first), save * 60 - 30);
      byte[] last = Files.readAllBytes(kra);
      Files.write(kra, marked(last, save));
      age(kra, save * 60);
      // Twice nobody is there to hide it.
      if (save != 3) hide(three);
    }
    assertThat(folder.resolve("a.kra.1.bak")).doesNotExist();
    assertThat(folder.resolve("a.kra.2.bak")).doesNotExist();
    assertThat(hidden).hasBinaryContent(saved.get(0));
    assertThat(folder.resolve(".a.kra.krita.2~")).hasBinaryContent(saved.get(1));
    assertThat(folder.resolve(".a.kra.krita.3~")).hasBinaryContent(saved.get(2));
    assertThat(folder.resolve(".a.kra.krita.4~")).doesNotExist();
    assertThat(visible()).containsExactly("a.kra", "a.pfm", "a.pfm.edit.json");
    Files.write(kra, new byte[] {'P', 'K'});
    assertThat(offers())
        .extracting(offer -> offer.file().getFileName().toString())
        .containsExactly(".a.kra.krita~", ".a.kra.krita.2~", ".a.kra.krita.3~");
    assertThat(offers()).allMatch(offer -> offer.text().startsWith("Krita kept"));
  }

  @Test
  void none_is_ever_taken_for_the_document() throws IOException {
    byte[] painting = Files.readAllBytes(kra);
    Files.delete(kra);
    for (String name :
        List.of("a.kra~", "a.kra.1~", ".a.kra.krita~", "a~001.kra", ".a.kra-autosave.kra")) {
      Files.write(folder.resolve(name), painting);
    }
    Module module = Objects.requireNonNull(edit().find("through"));
    assertThat(module.operation()).isInstanceOf(Through.class);
    assertThat(Documents.look(photo, (Through) module.operation(), memory))
        .isInstanceOf(Documents.Whereabout.Missing.class);
    assertThat(offers())
        .extracting(offer -> offer.file().getFileName().toString())
        .contains("a.kra~", "a.kra.1~", ".a.kra.krita~", "a~001.kra");
  }

  @Test
  void those_that_krita_puts_into_another_folder_are_offered() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path there = Files.move(kra, home.resolve("a.kra~"));
    Files.copy(there, home.resolve("b.kra~"));
    KritaBackups elsewhere = new KritaBackups(1, Set.of("~"), Set.of(home));
    assertThat(KritaBackup.all(kra, elsewhere)).containsExactly(there);
  }

  /// The same document in other bytes: the time in its first entry's own header, which nobody
  /// reads.
  private static byte[] marked(byte[] document, int mark) {
    byte[] now = document.clone();
    now[10] = (byte) mark;
    return now;
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private void hide() {
    hide(KritaBackups.DEFAULT);
  }

  private void hide(KritaBackups settings) {
    for (Module module : edit().modules()) {
      if (module.operation() instanceof Through through) {
        KritaBackup.hide(kra, through, () -> settings);
      }
    }
  }

  private void refresh() {
    try (Photo open = Photo.open(photo)) {
      Refresh.run(darkroom, open, edit(), memory, new Cancellation());
    }
  }

  private List<Offer> offers() {
    return Offer.of(new OwnEdit(pentimento.studio.Duplicate.first(photo), edit(), null), memory);
  }

  private Edit edit() {
    return Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
  }

  /// Says that a file was written that many seconds after noon.
  private static void age(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(seconds)));
  }
}
