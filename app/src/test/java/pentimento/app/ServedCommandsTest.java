package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Live;
import pentimento.studio.LiveBelow;
import pentimento.studio.LiveOutputs;
import pentimento.studio.painting.LivePaintings;

/// What a client of the process that serves sees is what it would see without: against processes of
/// their own that stand in the same folder.
class ServedCommandsTest {

  @TempDir private Path folder = Path.of("");

  private final Live live =
      new Live(new LivePaintings(1 << 28), new LiveOutputs(1 << 24), new LiveBelow(1 << 24));

  @Test
  void a_render_leaves_a_fresh_result_and_names_files_as_the_client_does()
      throws IOException, InterruptedException {
    Path photo = TestPhoto.write(folder.resolve("a b.dng"), 120, 90);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    // Something is kept in memory before the stroke, which is then never put into the store.
    assertThat(served("develop", "a b.dng").code()).isZero();
    stroke();
    String stale = own("status", "a b.dng").out();
    assertThat(stale).contains("result    stale");
    assertThat(served("status", "a b.dng").out()).isEqualTo(stale);
    Run rendered = served("develop", "a b.dng");
    assertThat(rendered.out()).isEqualTo("a b.jpg\n");
    String fresh = served("status", "a b.dng").out();
    assertThat(fresh).contains("result    fresh").doesNotContain(folder.toString());
    assertThat(served("refresh", "a b.dng").out()).isEqualTo("a b.kra: fresh\n");
    Run alone = own("develop", "a b.dng", "--force");
    assertThat(alone).isEqualTo(rendered);
    assertThat(own("status", "a b.dng")).isEqualTo(served("status", "a b.dng"));
    assertThat(own("status", "a b.dng", "--json")).isEqualTo(served("status", "a b.dng", "--json"));
  }

  @Test
  void errors_and_paths_of_all_kinds_are_the_clients() throws IOException, InterruptedException {
    Path in = Files.createDirectory(folder.resolve("in"));
    Path photo = TestPhoto.write(in.resolve("a.dng"), 64, 48);
    Files.write(folder.resolve("flat.icc"), StandardProfiles.LINEAR_REC2020.bytes());
    for (List<String> words :
        List.of(
            List.of("develop", "missing.dng"),
            List.of("develop", "in/../in/a.dng", "-o", "./out.jpg", "--force"),
            List.of("develop", photo.toString(), "--force"),
            List.of("develop", "in/a.dng", "-o", "in/o.tif", "--space", "flat.icc", "--force"),
            List.of("develop", "in/a.dng", "--space", "none.icc"),
            List.of("develop", "flat.icc"),
            List.of("status", "in/a.dng"),
            List.of("explain", "in/a.dng", "--plan"))) {
      String[] all = words.toArray(String[]::new);
      assertThat(served(all)).as(String.join(" ", words)).isEqualTo(own(all));
    }
  }

  private Run served(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = ServeCommand.run(live, folder, words, new PrintWriter(out), new PrintWriter(err));
    return new Run(code, out.toString(), err.toString());
  }

  private Run own(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("pentimento.app.Main");
    command.addAll(Arrays.asList(words));
    Path err = folder.resolve("own.err");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    String complaints = Files.readString(err);
    Files.delete(err);
    return new Run(code, out, complaints);
  }

  private void stroke() {
    Planes stroke = Planes.allocate(new Rect(20, 30, 30, 25), 4);
    for (float[] plane : stroke.planes()) Arrays.fill(plane, 0.5f);
    Path kra = folder.resolve("a b.kra");
    try (KraDocument document = KraDocument.open(kra)) {
      if (!(document.layers().getFirst() instanceof PaintLayer layer)) throw new AssertionError();
      KraEdit.of(document)
          .pixels(layer, PlanarPixels.of(PixelFormat.RGBA_F32, stroke))
          .save(kra, SaveOptions.REPLACE);
    }
  }
}
