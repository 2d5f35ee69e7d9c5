package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.app.Run.ok;
import static pentimento.app.TestPixels.read;
import static pentimento.app.TestPixels.worst;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.pixel.Planes;

/// Linked bases and branches where no pipe is asked for, and where one is shown.
class FileLayersTest {

  @TempDir private Path folder = Path.of("");
  private Path photo = Path.of("");

  @BeforeEach
  void photo() {
    photo = TestPhoto.write(folder.resolve("a.dng"), 90, 70);
  }

  @Test
  void a_document_by_itself_is_flattened_with_them() throws Exception {
    ok(Run.of("paint", photo, "--no-launch", "--base", "linked"));
    Path below = folder.resolve("below.pfm");
    ok(Run.of("develop", photo, "--no-paintings", "--until", "before:filmicrgb", "-o", below));
    // The file holds half floats of Krita's primaries.
    assertThat(worst(flatten("a.kra"), read(below))).isBetween(1e-6, 1e-3);
    // A branch is rendered as it is now, not as the file beside the document has it.
    Path other = TestPhoto.write(folder.resolve("b.dng"), 90, 70);
    ok(Run.of("paint", other, "--no-launch"));
    ok(Run.of("branch", "add", photo, "--at", "before:filmicrgb", "--name", "sky"));
    ok(Run.of("branch", "insert", "sky", folder.resolve("b.kra"), "--of", photo));
    Path edit = folder.resolve("a.dng.edit.json");
    String text = Files.readString(edit);
    Files.writeString(edit, text.replaceAll("\"ev\": [-0-9.]+", "\"ev\": 1.75"));
    assertThat(ok(Run.of("branch", "list", photo)).out()).contains("stale");
    ok(Run.of("develop", photo, "--no-paintings", "--until", "before:filmicrgb", "-o", below));
    assertThat(worst(flatten("b.kra"), read(below))).isLessThan(1e-6);
  }

  @Test
  void explain_shows_branches_at_their_places() {
    ok(Run.of("paint", photo, "--at", "after:colorin", "--no-launch"));
    ok(Run.of("branch", "add", photo, "--at", "after:colorin", "--name", "light"));
    ok(Run.of("branch", "add", photo, "--at", "before:filmicrgb", "--name", "sky"));
    List<String> lines =
        ok(Run.of("explain", photo, "--no-render"))
            .out()
            .lines()
            .filter(l -> !l.isBlank())
            .toList();
    assertThat(after(lines, "\"light\"")).startsWith("through");
    assertThat(after(lines, "\"sky\"")).startsWith("filmicrgb");
    assertThat(ok(Run.of("explain", photo, "--no-render", "--json")).out())
        .contains("\"note\": \"\\\"sky\\\"\"");
  }

  private static String after(List<String> lines, String text) {
    for (int i = 0; i < lines.size() - 1; i++) {
      if (lines.get(i).contains(text)) return lines.get(i + 1);
    }
    throw new AssertionError(text + " is not in " + lines);
  }

  private Planes flatten(String document) {
    Path out = folder.resolve("flat.pfm");
    ok(Run.of("kra", "flatten", folder.resolve(document), "-o", out));
    return read(out);
  }
}
