package pentimento.kra.fuzz;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.edit.Paintings;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.BadInput;

/// Documents made to break their reader are refused, by an error that names the file.
class HostileDocumentsTest {

  @TempDir Path folder;

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
    Entries.of(painting()).write(file, "photo/layers/layer3", payload);
    refused(file, "2000000000 tiles announced");
  }

  @Test
  void an_entry_that_claims_too_much_is_a_bomb() throws IOException {
    Path file = folder.resolve("bomb.kra");
    byte[] zip = Files.readAllBytes(painting());
    // The size in the directory record of maindoc.xml.
    ByteBuffer b = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = zip.length - 46; i > 0; i--) {
      if (b.getInt(i) == 0x02014b50
          && new String(zip, i + 46, 7, StandardCharsets.US_ASCII).equals("maindoc")) {
        b.putInt(i + 24, 60 << 20);
      }
    }
    Files.write(file, zip);
    refused(file, "which no picture does");
  }

  private Path painting() {
    Path file = folder.resolve("valid.kra");
    Paintings.painted(1, 5).write(file, SaveOptions.REPLACE);
    return file;
  }

  private void refused(String tree, String message) throws IOException {
    Path file = folder.resolve("refused.kra");
    Entries.of(painting()).write(file, "maindoc.xml", tree.getBytes(StandardCharsets.UTF_8));
    refused(file, message);
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> Reading.pixels(file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.getFileName().toString());
  }
}
