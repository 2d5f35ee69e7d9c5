package pentimento.ops.howto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Keeps `docs/how-to/add-an-operation.md` true: the code it shows is the code that runs here.
class AddAnOperationPageTest {

  private static final Path ROOT = Path.of(System.getProperty("pentimento.root", ".."));

  @Test
  void the_page_shows_the_code_that_is_tested() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/how-to/add-an-operation.md"));
    Path folder = ROOT.resolve("ops/src/test/java/pentimento/ops/howto");
    String sources = "";
    for (String file : List.of("Tint.java", "TintKernel.java", "TintTest.java")) {
      sources += Files.readString(folder.resolve(file));
    }
    List<String> blocks = new ArrayList<>();
    for (String part : page.split("```java\n")) {
      if (part.contains("\n```")) blocks.add(part.substring(0, part.indexOf("\n```")));
    }
    assertThat(blocks).hasSize(3);
    for (String block : blocks) assertThat(sources).contains(block);
  }
}
