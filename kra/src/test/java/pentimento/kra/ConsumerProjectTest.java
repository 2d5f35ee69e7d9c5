package pentimento.kra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program of somebody else's that depends on `pentimento.kra`: the library is installed from its
/// sources into a repository of its own, and a module made of the examples of `docs/kra.md` is
/// compiled against it and run.
@Tag("long")
class ConsumerProjectTest {

  private static final Path ROOT =
      Path.of(System.getProperty("pentimento.root", ".")).toAbsolutePath().normalize();

  @TempDir Path folder = Path.of("");

  @Test
  void the_examples_run_in_a_module_that_depends_on_the_installed_library() throws Exception {
    Path source = folder.resolve("source");
    for (String file : List.of("pom.xml", "mvnw", ".mvn")) copy(file, source);
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        if (Files.exists(module.resolve("pom.xml"))) {
          copy(module.getFileName() + "/pom.xml", source);
        }
      }
    }
    for (String library : List.of("pixel", "host", "formats", "kra"))
      copy(library + "/src/main", source);
    maven(source, source, "-Dquick", "-DskipTests", "-pl", "kra", "-am", "install");

    Path consumer = folder.resolve("consumer");
    Files.createDirectories(consumer.resolve("src/main/java/consumer"));
    Files.writeString(consumer.resolve("pom.xml"), POM);
    Files.writeString(
        consumer.resolve("src/main/java/module-info.java"),
        "module consumer {\n  requires pentimento.kra;\n}\n");
    Files.writeString(consumer.resolve("src/main/java/consumer/Examples.java"), examples());
    maven(
        source,
        consumer,
        "compile",
        "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
        "-DoutputDirectory=lib");
    assertThat(names(consumer.resolve("lib")))
        .allMatch(
            name -> name.matches("(pentimento\\.(kra|pixel|host|formats)|jsvg|jspecify)-.*\\.jar"));

    String said =
        run(
            consumer,
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-p",
                "target/classes" + java.io.File.pathSeparator + "lib",
                "-m",
                "consumer/consumer.Examples",
                folder.resolve("documents").toString()));
    assertThat(said).contains("200 x 130", "Base: paint, RGBA/F32", "0.18", "true");
  }

  /// A program with a method for each block of Java on the page.
  private static String examples() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/kra.md"));
    Matcher blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(page);
    StringBuilder methods = new StringBuilder();
    int count = 0;
    while (blocks.find()) {
      String block = Objects.requireNonNull(blocks.group(1));
      methods.append("\n  static void example").append(count++).append("() {\n");
      if (!block.contains("Planes picture =")) {
        methods.append("    Planes picture = Planes.allocate(new Rect(0, 0, 200, 130), 3);\n");
      }
      methods.append(block).append("  }\n");
    }
    assertThat(count).isEqualTo(7);
    return FRAME.replace("/*examples*/", methods);
  }

  private static void copy(String name, Path into) throws IOException {
    Path from = ROOT.resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path to = into.resolve(name).resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) Files.createDirectories(to);
        else {
          Files.createDirectories(to.getParent());
          Files.copy(path, to);
        }
      }
    }
  }

  private void maven(Path source, Path project, String... arguments) throws Exception {
    Path usual = Path.of(System.getProperty("user.home"), ".m2/repository");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", source.resolve("mvnw").toString(), "-q", "-B", "-ntp"));
    // What is installed here stays here; what was fetched before is found where it is.
    command.add("-Dmaven.repo.local=" + folder.resolve("repository"));
    command.add("-Dmaven.repo.local.tail=" + usual);
    command.add("-Dmaven.repo.local.tail.ignoreAvailability=true");
    command.addAll(List.of(arguments));
    String _ = run(project, command);
  }

  private static String run(Path folder, List<String> command) throws Exception {
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(20, TimeUnit.MINUTES)).as(command.toString()).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>consumer</groupId>
        <artifactId>consumer</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>25</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>pentimento</groupId>
            <artifactId>pentimento.kra</artifactId>
            <version>0.1.0</version>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-resources-plugin</artifactId>
              <version>3.3.1</version>
            </plugin>
            <plugin>
              <groupId>org.apache.maven.plugins</groupId>
              <artifactId>maven-compiler-plugin</artifactId>
              <version>3.16.0</version>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String FRAME =
      """
      package consumer;

      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.util.Arrays;
      import java.util.List;
      import pentimento.kra.*;
      import pentimento.kra.content.*;
      import pentimento.kra.edit.*;
      import pentimento.kra.flatten.*;
      import pentimento.kra.inspect.*;
      import pentimento.pixel.*;
      import pentimento.pixel.colour.icc.StandardProfiles;

      public final class Examples {
        static final String uuid = "{11111111-2222-4333-8444-555555555555}";
        static final String profileName = "Linear Rec2020";
        static final byte[] icc = StandardProfiles.LINEAR_REC2020.bytes();
        static Path file;
        static Path previous;

        public static void main(String[] args) throws Exception {
          Path folder = Files.createDirectories(Path.of(args[0]));
          file = folder.resolve("photo.kra");
          previous = folder.resolve(".photo.kra~");
          Planes picture = Planes.allocate(new Rect(0, 0, 200, 130), 3);
          Arrays.fill(picture.plane(0), 0.5f);
          NewDocument.of("photo", 200, 130, PixelFormat.RGBA_F32, profileName, icc)
              .layers(NewNode.paint("Base", PlanarPixels.of(PixelFormat.RGBA_F32, picture)).uuid(uuid))
              .write(file, SaveOptions.REPLACE);
          example0();
          example1();
          example3();
          example5();
          example6();
          file = folder.resolve("new.kra");
          example2();
          example4();
        }
      /*examples*/}
      """;
}
