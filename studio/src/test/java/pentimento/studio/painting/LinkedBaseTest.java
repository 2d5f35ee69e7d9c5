package pentimento.studio.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.engine.Executor;
import pentimento.formats.PictureFile;
import pentimento.formats.Pictures;
import pentimento.kra.program.KritaProgram;
import pentimento.pipe.Edit;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Photo;
import pentimento.studio.Sidecar;
import pentimento.studio.Target;
import pentimento.studio.TestPicture;

/// Paintings whose base layer shows a file beside them.
class LinkedBaseTest {

  @TempDir private Path folder = Path.of("");

  private final Memory memory = new Memory(null);
  private final List<String> notes = new ArrayList<>();
  private final Darkroom darkroom =
      new Darkroom(new Executor(1, 64, 64), new Painter(null, memory, notes::add));
  private Path photo = Path.of("");
  private Path kra = Path.of("");
  private Path exr = Path.of("");

  @BeforeEach
  void paint() {
    photo = TestPicture.write(folder.resolve("a.pfm"), 75, 70);
    try (Photo open = Photo.open(photo)) {
      Paint.Made made =
          Paint.at(
              darkroom,
              open,
              TestPicture.edit(open),
              Place.parse("before:colorout"),
              Through.Base.LINKED,
              false,
              new Cancellation());
      kra = made.document();
      exr = folder.resolve(".a.kra.base.exr");
    }
  }

  @AfterEach
  void close() {
    darkroom.close();
  }

  @Test
  void with_nothing_painted_the_bits_are_those_of_no_painting() {
    assertThat(develop("with.pfm", true)).hasSameBinaryContentAs(develop("without.pfm", false));
    assertThat(notes).isEmpty();
    set("exposure.ev=2");
    assertThat(develop("with.pfm", true)).hasSameBinaryContentAs(develop("without.pfm", false));
  }

  @Test
  void refresh_replaces_the_file_and_leaves_the_document_alone() throws IOException {
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
    byte[] document = Files.readAllBytes(kra);
    byte[] before = Files.readAllBytes(exr);
    // Unsaved work does not keep a file of ours from being replaced.
    Files.writeString(folder.resolve(".a.kra-autosave.kra"), "autosave");
    set("exposure.ev=2");
    assertThat(status().below()).isEqualTo(PaintingStatus.State.STALE);
    assertThat(status().reasons()).contains("exposure.ev was 0.5, is 2.0");
    assertThat(refresh()).isEqualTo("linked base replaced");
    assertThat(refresh()).isEqualTo("fresh");
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
    assertThat(Files.readAllBytes(kra)).isEqualTo(document);
    assertThat(Files.readAllBytes(exr)).isNotEqualTo(before);
    Files.delete(exr);
    assertThat(status().below()).isEqualTo(PaintingStatus.State.MISSING);
    assertThat(refresh()).isEqualTo("linked base replaced");
    Files.write(exr, new byte[100]);
    assertThat(status().below()).isEqualTo(PaintingStatus.State.CORRUPT);
  }

  @Test
  void the_file_holds_unbounded_rec709_as_every_program_reads_it() {
    Planes shown = read(exr);
    Planes cut = read(develop("cut.pfm", true));
    ColourTransform back =
        ColourTransform.of(
            StandardProfiles.LINEAR_SRGB,
            StandardProfiles.LINEAR_REC2020,
            Intent.RELATIVE_COLORIMETRIC);
    int area = (int) shown.rect().area();
    float lowest = 0;
    for (float v : shown.plane(1)) lowest = Math.min(lowest, v);
    assertThat(lowest).as("colours outside Rec.709").isNegative();
    back.apply(shown.planes(), 0, shown.planes(), 0, area);
    for (int i = 0; i < area; i++) {
      float most = Math.max(cut.plane(0)[i], Math.max(cut.plane(1)[i], cut.plane(2)[i]));
      for (int c = 0; c < 3; c++) {
        // Halves are rounded by up to 2^-12.
        float rounding = 1e-3f * Math.max(1, most);
        assertThat(shown.plane(c)[i]).isCloseTo(cut.plane(c)[i], within(1e-3f + rounding));
      }
    }
  }

  @Test
  @Tag("long")
  void the_real_krita_shows_what_we_flatten() throws IOException {
    KritaProgram krita = krita();
    for (String setting : List.of("exposure.ev=0.5", "exposure.ev=2")) {
      set(setting);
      String _ = refresh();
      Planes cut = read(develop("cut.pfm", true));
      Path shown = folder.resolve("shown.tif");
      krita.export(kra, shown, Duration.ofMinutes(3), new Cancellation());
      Planes theirs = read(shown);
      Files.delete(shown);
      double worst = 0;
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < (int) cut.rect().area(); i++) {
          float a = cut.plane(c)[i];
          worst = Math.max(worst, Math.abs(a - theirs.plane(c)[i]) / Math.max(1, Math.abs(a)));
        }
      }
      System.out.println("linked base in Krita, " + setting + ": worst difference " + worst);
      // The file is in half floats: 2^-12 of each component of Rec.709, whose signs differ.
      assertThat(worst).isLessThan(1e-3);
    }
    // Saved again by Krita it is still ours.
    Path again = folder.resolve("again.kra");
    krita.export(kra, again, Duration.ofMinutes(3), new Cancellation());
    Path before = develop("before.pfm", true);
    Files.delete(kra);
    Files.move(again, kra);
    assertThat(status().below()).isEqualTo(PaintingStatus.State.FRESH);
    assertThat(status().painting()).isEqualTo(PaintingStatus.State.FRESH);
    assertThat(develop("after.pfm", true)).hasSameBinaryContentAs(before);
    assertThat(notes).isEmpty();
  }

  private KritaProgram krita() {
    @Nullable KritaProgram found = null;
    try {
      found = KritaProgram.find(folder.resolve("home"));
    } catch (MissingProgram e) {
      Assumptions.abort(e.getMessage());
    }
    return java.util.Objects.requireNonNull(found);
  }

  private String refresh() {
    try (Photo open = Photo.open(photo)) {
      return Refresh.run(darkroom, open, edit(), memory, new Cancellation()).getFirst().note();
    }
  }

  private PaintingStatus status() {
    try (Photo open = Photo.open(photo)) {
      return PaintingStatus.of(photo, edit(), open.hash(), _ -> false, memory).getFirst();
    }
  }

  private Edit edit() {
    return java.util.Objects.requireNonNull(Sidecar.find(photo, Darkroom.catalogue()));
  }

  private void set(String setting) {
    Sidecar.write(photo, edit().set(Darkroom.catalogue(), setting), Darkroom.catalogue());
  }

  /// Renders to linear Rec.2020: the numbers of the pipe itself.
  private Path develop(String name, boolean paintings) {
    Path out = folder.resolve(name);
    try (Photo open = Photo.open(photo)) {
      Develop.run(
          darkroom,
          open,
          edit(),
          new Develop.Request(Target.of(out, null, null, 92), null, null, paintings),
          new Cancellation(),
          Progress.NONE);
    }
    return out;
  }

  private static Planes read(Path file) {
    try (PictureFile picture = Pictures.open(file)) {
      return picture.read();
    }
  }
}
