package pentimento.kpl;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kpl.formats.PaletteFormat;
import pentimento.kpl.formats.Palettes;
import pentimento.kpl.krita.Kpl;

/// Compiles and runs what `docs/kpl.md` shows.
class DocumentedExamplesTest {

  private static final String IMPORTS =
      """
      import java.io.*; import java.nio.file.*; import java.util.*;
      import pentimento.kpl.*; import pentimento.kpl.colour.*; import pentimento.kpl.formats.*;
      import pentimento.kpl.krita.*; import pentimento.kpl.schema.*; import pentimento.kpl.xml.*;
      import pentimento.pixel.colour.icc.*;
      """;

  @Test
  void they_compile_and_run(@TempDir Path dir) throws Exception {
    Path page = Path.of(System.getProperty("pentimento.root", "."), "docs/kpl.md");
    List<String> blocks = new ArrayList<>();
    Matcher m =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
    while (m.find()) blocks.add(m.group(1).replace("Path.of(\"", "dir.resolve(\""));
    assertThat(blocks).hasSize(3);

    StringBuilder source = new StringBuilder(IMPORTS).append("public class Examples {\n");
    for (int i = 0; i < blocks.size(); i++) {
      source.append("public static void block").append(i);
      source
          .append("(Path dir, byte[] bytes) throws Exception {\n")
          .append(blocks.get(i))
          .append("}\n");
    }
    Path file = dir.resolve("Examples.java");
    Files.writeString(file, source.append("}\n"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", System.getProperty("java.class.path"), file.toString());
    assertThat(result).isZero();

    Kpl.write(dir.resolve("sea.kpl"), SamplePalettes.everything());
    byte[] create = Palettes.convert(SamplePalettes.everything(), PaletteFormat.CREATE).bytes();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {dir.toUri().toURL()}, Palette.class.getClassLoader())) {
      Class<?> examples = loader.loadClass("Examples");
      for (int i = 0; i < blocks.size(); i++) {
        Method block = examples.getMethod("block" + i, Path.class, byte[].class);
        block.invoke(null, dir, create);
      }
    }
    assertThat(Files.readString(dir.resolve("sea.gpl"), StandardCharsets.UTF_8))
        .startsWith("GIMP Palette");
    assertThat(Kpl.read(dir.resolve("room.kpl")).palette().groups().get(1).name())
        .isEqualTo("light");
  }
}
