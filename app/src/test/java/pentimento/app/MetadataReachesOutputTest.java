package pentimento.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.host.Host;

/// What the raw says about itself reaches the picture through a painting as it does without, by the
/// witness of exiftool.
class MetadataReachesOutputTest {

  private static final List<String> ENDINGS = List.of("jpg", "tif", "png", "exr");

  @TempDir private Path folder = Path.of("");

  @Test
  void the_same_with_a_painting_as_without() throws Exception {
    Assumptions.assumeTrue(Host.current().onPath("exiftool") != null, "exiftool is not installed");
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    String _ =
        exiftool(
            "-q",
            "-overwrite_original",
            "-Artist=Ann",
            "-GPSLatitude=48.2",
            "-GPSLatitudeRef=N",
            "-GPSLongitude=16.37",
            "-GPSLongitudeRef=E",
            "-XMP-xmp:Rating=4",
            "-XMP-dc:Title=Stilleben mit Äpfeln",
            "-XMP-dc:Subject=fruit",
            photo.toString());
    for (String e : ENDINGS) develop(photo, "before." + e);
    assertThat(Run.of("paint", photo, "--no-launch").code()).isZero();
    for (String e : ENDINGS) {
      develop(photo, "after." + e);
      assertThat(said("after." + e)).as(e).isEqualTo(said("before." + e));
      if (e.equals("exr")) continue;
      assertThat(String.join("\n", said("after." + e)))
          .as(e)
          .contains("Stilleben mit Äpfeln", "fruit", "48 deg 12'", "16 deg 22'", "Ann")
          .containsPattern("Rating +: 4")
          .containsPattern("ProfileDescription +: sRGB");
    }
    assertThat(String.join("\n", said("after.exr")))
        .contains("Stilleben mit Äpfeln", "fruit", "48 deg 12'", "16 deg 22'")
        .containsPattern("Rating +: 4")
        .containsPattern("Chromaticities +: 0.708");
  }

  @Test
  void the_profile_is_the_space_that_was_asked_for_in_every_format() throws Exception {
    Assumptions.assumeTrue(Host.current().onPath("exiftool") != null, "exiftool is not installed");
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    for (String e : List.of("jpg", "tif", "png")) {
      develop(photo, "wide." + e, "--space", "rec2020");
      assertThat(String.join("\n", said("wide." + e)))
          .as(e)
          .containsPattern("ProfileDescription +: .*2020");
    }
  }

  @Test
  void a_pfm_carries_no_space_so_it_is_said() throws Exception {
    Path photo = TestPhoto.write(folder.resolve("a.dng"), 64, 48);
    Run run = Run.of("develop", photo, "-o", folder.resolve("a.pfm"));
    assertThat(run.err()).contains("a.pfm").contains("linear").contains("2020");
    assertThat(Run.of("develop", photo, "-o", folder.resolve("a.png")).err())
        .doesNotContain("linear");
  }

  private void develop(Path photo, String name, Object... more) {
    List<Object> line = new ArrayList<>(List.of("develop", photo, "-o", folder.resolve(name)));
    line.addAll(List.of(more));
    Run run = Run.of(line.toArray());
    assertThat(run.code()).as(run.err()).isZero();
  }

  /// What exiftool reads, without what is about the file itself and where its parts lie in it.
  private List<String> said(String name) throws Exception {
    return exiftool("-G1", "-s", folder.resolve(name).toString())
        .lines()
        .filter(l -> !l.startsWith("[System]") && !l.startsWith("[ExifTool]"))
        .filter(l -> !l.matches(".*(ByteCounts|Offsets) .*"))
        .toList();
  }

  private String exiftool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("exiftool", "-charset", "utf8"));
    command.addAll(List.of(arguments));
    Path answer = folder.resolve("answer.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(answer.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(answer);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
