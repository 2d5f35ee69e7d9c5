package pentimento.app.kra;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.app.ExitCode;
import pentimento.kra.EmptyPixels;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.StandardProfiles;
import picocli.CommandLine;

class KraCommandTest {

  private static final PixelFormat F32 = PixelFormat.RGBA_F32;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write_a_document() {
    NewNode dab =
        NewNode.paint("Dab", pixels(new Rect(10, 20, 30, 8), 2f)).op("screen").opacity(128);
    file =
        document(
            "d.kra",
            NewNode.group("Paint", List.of(dab)),
            NewNode.paint("Base", pixels(new Rect(0, 0, 100, 60), 0.5f)).locked(true));
  }

  @Test
  void info_lists_the_tree() {
    assertThat(run("info", file.toString()).text)
        .contains("100 x 60", "\"Paint\" grouplayer", "\"Dab\" paintlayer, screen at 128/255")
        .contains("\"Base\" paintlayer, locked");
    assertThat(run("info", "--json", file.toString()).text).contains("\"mode\" : \"screen\"");
    Path masked =
        document(
            "masked.kra",
            NewNode.group("g", List.of()).masks(NewNode.filterMask("m", "blur", 1, Map.of())));
    assertThat(run("info", "--json", masked.toString()).text).contains("\"details\" : \"blur\"");
  }

  @Test
  void flatten_gives_krita_s_bytes_and_one_layer_alone() throws IOException {
    Path raw = folder.resolve("o.raw");
    assertThat(run("flatten", file.toString(), "-o", raw.toString()).code).isZero();
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(all.capacity()).isEqualTo(100 * 60 * 16);
    assertThat(all.getFloat(0)).isEqualTo(0.5f);
    run("flatten", file.toString(), "-o", raw.toString(), "--layer", "Paint/Dab");
    ByteBuffer alone = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(alone.getFloat(12)).isZero();
    assertThat(alone.getFloat((25 * 100 + 15) * 16)).isEqualTo(2f);
    assertThat(alone.getFloat((25 * 100 + 15) * 16 + 12)).isEqualTo(1f);
    for (String name : new String[] {"o.png", "o.tif", "o.pfm"}) {
      Path picture = folder.resolve(name);
      assertThat(run("flatten", file.toString(), "-o", picture.toString()).code).isZero();
      assertThat(picture).isNotEmptyFile();
    }
    Result unknown = run("flatten", file.toString(), "-o", raw.toString(), "--layer", "None");
    assertThat(unknown.code).isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(unknown.text).contains("--layer", "None");
  }

  @Test
  void export_trims_and_leaves_alone_what_did_not_change() throws IOException {
    Path out = folder.resolve("out");
    assertThat(run("export", file.toString(), "--out", out.toString()).code).isZero();
    assertThat(Files.readString(out.resolve("layers.json")))
        .contains("\"file\" : \"Paint_Dab.png\"", "\"x\" : 10", "\"width\" : 30")
        .contains("\"opacity\" : 128");
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(out.resolve("Base.png"), past);
    Files.setLastModifiedTime(out.resolve("Paint_Dab.png"), past);
    try (KraDocument d = KraDocument.open(file)) {
      var group = (pentimento.kra.GroupLayer) d.layers().getFirst();
      var dab = (pentimento.kra.PaintLayer) group.children().getFirst();
      KraEdit.of(d)
          .pixels(dab, pixels(new Rect(10, 20, 30, 8), 0.25f))
          .save(file, SaveOptions.REPLACE);
    }
    run("export", file.toString(), "--out", out.toString());
    assertThat(Files.getLastModifiedTime(out.resolve("Base.png"))).isEqualTo(past);
    assertThat(Files.getLastModifiedTime(out.resolve("Paint_Dab.png"))).isGreaterThan(past);
  }

  @Test
  void export_tells_groups_apart_by_place_and_says_how_they_blend() throws IOException {
    NewNode seen = NewNode.paint("seen", pixels(new Rect(4, 5, 6, 7), 1f));
    NewNode hidden = NewNode.paint("hidden", pixels(new Rect(0, 0, 9, 9), 1f));
    Path twins =
        document(
            "twins.kra",
            NewNode.group("Group", List.of(hidden)).visible(false),
            NewNode.group("Group", List.of(seen)).opacity(77).op("add"));
    Path out = folder.resolve("out");
    Result first = run("export", twins.toString(), "--out", out.toString());
    assertThat(first.text).contains("1 picture in", "1 changed");
    assertThat(out.resolve("Group_seen.png")).exists();
    assertThat(out.resolve("Group_hidden.png")).doesNotExist();
    assertThat(Files.readString(out.resolve("layers.json")))
        .contains("\"type\" : \"grouplayer\"", "\"opacity\" : 77", "\"passThrough\" : false");
    assertThat(run("export", twins.toString(), "--out", out.toString()).text).contains("0 changed");
  }

  @Test
  void export_removes_what_it_made_before_and_nothing_else() throws IOException {
    Path out = folder.resolve("out");
    String[] export = {"export", file.toString(), "--out", out.toString()};
    assertThat(run(export).text).contains("2 pictures", "2 changed;");
    Path foreign = Files.writeString(out.resolve("Dab.png"), "mine");
    try (KraDocument d = KraDocument.open(file)) {
      KraEdit.of(d).remove(d.layers().getFirst()).save(file, SaveOptions.REPLACE);
    }
    assertThat(run(export).text).contains("1 picture in", "0 changed, 1 removed;");
    assertThat(names(out)).containsExactly("Base.png", "Dab.png", "layers.json");
    assertThat(run(export).text).contains("0 changed;");
    assertThat(run("export", file.toString(), "--out", out.toString(), "--format", "tif").text)
        .contains("1 changed, 1 removed;");
    assertThat(names(out)).containsExactly("Base.tif", "Dab.png", "layers.json");
    assertThat(foreign).hasContent("mine");
  }

  @Test
  void export_leaves_what_it_did_not_make() throws IOException {
    Path out = folder.resolve("out");
    String[] export = {"export", file.toString(), "--out", out.toString()};
    run(export);
    // Another document's pictures, though its list is replaced.
    Path other = document("other.kra", NewNode.paint("One", pixels(new Rect(0, 0, 9, 9), 1f)));
    assertThat(run("export", other.toString(), "--out", out.toString()).text)
        .contains("1 changed;");
    assertThat(names(out)).containsExactly("Base.png", "One.png", "Paint_Dab.png", "layers.json");
    // Lists that name what no export has made.
    Path outside = Files.writeString(folder.resolve("outside.png"), "mine");
    Path notes = Files.writeString(out.resolve("notes.txt"), "mine");
    Path hidden = Files.writeString(out.resolve(".hidden.png"), "mine");
    Path inside = Files.writeString(Files.createDirectory(out.resolve("in")).resolve("a.png"), "m");
    Files.createDirectory(out.resolve("folder.png"));
    Files.writeString(
        out.resolve("layers.json"),
        """
        {"document": "d.kra", "layers": [{"file": "../outside.png"}, {"file": "%s"},
         {"file": "notes.txt"}, {"file": ".hidden.png"}, {"file": "in/a.png"}, {"file": 3}, 4,
         {"file": "folder.png"}, {"file": "gone.png"}]}
        """
            .formatted(outside));
    assertThat(run(export).text).contains("2 pictures", "0 changed;");
    for (Path kept : List.of(outside, notes, hidden, inside, out.resolve("folder.png"))) {
      assertThat(kept).exists();
    }
    Files.writeString(out.resolve("layers.json"), "{\"document\": \"d.kra\", ");
    assertThat(run(export).code).isZero();
    assertThat(Files.readString(out.resolve("layers.json"))).contains("\"document\" : \"d.kra\"");
  }

  @Test
  void export_shows_a_frame_as_flatten_does() throws IOException {
    Path inside = folder.resolve("inside");
    run("unzip", file.toString(), "-o", inside.toString());
    Path tree = inside.resolve("maindoc.xml");
    String named = "filename=\"layer3\"";
    assertThat(Files.readString(tree)).contains(named);
    Files.writeString(
        tree, Files.readString(tree).replace(named, named + " keyframes=\"keys.xml\""));
    Files.writeString(
        inside.resolve("d/layers/keys.xml"),
        """
        <keyframes><channel name="opacity">
        <keyframe time="0" value="20" interpolation="constant"/>
        <keyframe time="10" value="90" interpolation="constant"/>
        </channel></keyframes>
        """);
    Path animated = folder.resolve("animated.kra");
    run("zip", inside.toString(), "-o", animated.toString());
    Path out = folder.resolve("out");
    String[] export = {"export", animated.toString(), "--out", out.toString(), "--groups"};
    assertThat(run(export).code).isZero();
    byte[] first = Files.readAllBytes(out.resolve("Paint.png"));
    String[] later = Arrays.copyOf(export, export.length + 2);
    later[export.length] = "--frame";
    later[export.length + 1] = "10";
    assertThat(run(later).text).contains("1 changed;");
    assertThat(Files.readAllBytes(out.resolve("Paint.png"))).isNotEqualTo(first);
    assertThat(Files.readString(out.resolve("layers.json"))).contains("\"frame\" : 10");
    String[] layers = Arrays.copyOf(later, later.length);
    layers[4] = "--hidden";
    run(layers);
    assertThat(Files.readString(out.resolve("layers.json"))).contains("\"opacity\" : 229");
  }

  private static List<String> names(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void a_path_that_two_layers_have_names_neither() {
    NewNode a = NewNode.paint("a", pixels(new Rect(4, 5, 6, 7), 1f));
    NewNode b = NewNode.paint("a", pixels(new Rect(0, 0, 9, 9), 1f));
    Path twins = document("twins.kra", a, b);
    String raw = folder.resolve("o.raw").toString();
    Result twice = run("flatten", twins.toString(), "-o", raw, "--layer", "a");
    assertThat(twice.code).isEqualTo(ExitCode.BAD_PARAMETER);
  }

  @Test
  void the_picture_of_a_difference_shows_layers_that_one_document_lacks() throws IOException {
    Path other = folder.resolve("other.kra");
    try (KraDocument d = KraDocument.open(file)) {
      KraEdit.of(d).remove(d.layers().getFirst()).save(other, SaveOptions.REPLACE);
    }
    Path map = folder.resolve("map.png");
    run("diff", file.toString(), other.toString(), "-o", map.toString());
    BufferedImage picture = ImageIO.read(map.toFile());
    // The dab lies in the first tile.
    assertThat(picture.getRGB(5, 5) & 255).isGreaterThan(100);
    assertThat(picture.getRGB(80, 5) & 255).isZero();
  }

  @Test
  void what_is_no_document_and_what_is_cut_off_have_other_remedies() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no picture");
    assertThat(run("info", text.toString()).text)
        .contains("choose a .kra")
        .doesNotContain("salvage");
  }

  @Test
  void diff_lint_zip_and_unzip() throws IOException {
    Path other = folder.resolve("other.kra");
    try (KraDocument d = KraDocument.open(file)) {
      KraEdit.of(d).rename(d.layers().getLast(), "Photo").save(other, SaveOptions.REPLACE);
    }
    assertThat(run("diff", file.toString(), file.toString()).code).isZero();
    Result diff = run("diff", file.toString(), other.toString());
    assertThat(diff.code).isEqualTo(ExitCode.NOT_MET);
    assertThat(diff.text).contains("name \"Base\" -> \"Photo\"");
    Result lint = run("lint", file.toString());
    assertThat(lint.code).isEqualTo(ExitCode.NOT_MET);
    assertThat(lint.text).contains("screen", "display-referred-mode");
    Path inside = folder.resolve("inside");
    assertThat(run("unzip", file.toString(), "-o", inside.toString()).code).isZero();
    Path back = folder.resolve("back.kra");
    assertThat(run("zip", inside.toString(), "-o", back.toString()).code).isZero();
    assertThat(run("diff", file.toString(), back.toString()).code).isZero();
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.kra"), Arrays.copyOf(bytes, bytes.length - 30));
    Result bad = run("info", cut.toString());
    assertThat(bad.code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.text).contains("--salvage");
    Path saved = folder.resolve("saved.kra");
    assertThat(run("unzip", "--salvage", cut.toString(), "-o", saved.toString()).code).isZero();
    assertThat(run("diff", file.toString(), saved.toString()).code).isZero();
  }

  @Test
  void names_of_any_kind_are_exported() throws IOException {
    Rect place = new Rect(0, 0, 9, 9);
    Path odd =
        document(
            "odd.kra",
            NewNode.paint("../../up", pixels(place, 1f)),
            NewNode.paint("漢".repeat(200), pixels(place, 1f)),
            NewNode.paint("𝒜".repeat(200), pixels(place, 1f)),
            NewNode.paint("𝒜".repeat(201), pixels(place, 1f)),
            NewNode.paint("a".repeat(1000), pixels(place, 1f)));
    Path out = folder.resolve("out");
    assertThat(run("export", odd.toString(), "--out", out.toString()).code).isZero();
    assertThat(names(out)).hasSize(6).contains("_.._.._up.png", "layers.json");
  }

  @Test
  void a_name_cannot_break_lines_or_steer_the_terminal() {
    Path odd = document("odd.kra", NewNode.paint("a\nb\u009b1m", EmptyPixels.transparent(F32)));
    assertThat(run("info", odd.toString()).text).contains("\"a?b?1m\"");
    assertThat(run("lint", odd.toString()).text).contains("\"a?b?1m\"");
  }

  @Test
  void a_document_is_never_the_target() throws IOException {
    Path posing = Files.copy(file, folder.resolve("posing.png"));
    String name = posing.toString();
    byte[] bytes = Files.readAllBytes(posing);
    assertThat(run("flatten", name, "-o", name).code).isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(run("diff", file.toString(), name, "-o", name).code)
        .isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(run("diff", name, name, "-o", file.toString()).code)
        .isEqualTo(ExitCode.BAD_PARAMETER);
    assertThat(Files.readAllBytes(posing)).isEqualTo(bytes);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void what_makes_no_sense_is_refused() {
    String out = folder.resolve("o.png").toString();
    for (String[] wrong :
        new String[][] {
          {"--frame", "-1"},
          {"--timeout", "0"},
          {"--with", "krita", "--as-krita", "5.3"},
        }) {
      String[] line =
          Stream.concat(Stream.of("flatten", file.toString(), "-o", out), Arrays.stream(wrong))
              .toArray(String[]::new);
      Result refused = run(line);
      assertThat(refused.code).isEqualTo(ExitCode.BAD_PARAMETER);
      assertThat(refused.text).contains(wrong[wrong.length - 2]);
    }
  }

  @Test
  void the_picture_of_a_difference_covers_both_images() throws IOException {
    Path small = folder.resolve("small.kra");
    try (KraDocument d = KraDocument.open(file)) {
      KraEdit.of(d).resize(10, 80).save(small, SaveOptions.REPLACE);
    }
    Path map = folder.resolve("map.png");
    run("diff", file.toString(), small.toString(), "-o", map.toString());
    BufferedImage picture = ImageIO.read(map.toFile());
    assertThat(picture.getWidth()).isEqualTo(100);
    assertThat(picture.getHeight()).isEqualTo(80);
  }

  @Test
  void conform_names_the_picture_that_is_not_there_and_never_passes_with_nothing()
      throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "[{\"doc\": \"d.kra\"}]");
    Result missing = run("conform", folder.toString());
    assertThat(missing.code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.text).contains(folder.resolve("d.raw").toString());
    Path raw = folder.resolve("d.raw");
    run("flatten", file.toString(), "-o", raw.toString());
    assertThat(run("conform", folder.toString()).code).isZero();
    Result none = run("conform", folder.toString(), "--only", "none");
    assertThat(none.code).isEqualTo(ExitCode.BAD_INPUT);
    Files.write(raw, Arrays.copyOf(Files.readAllBytes(raw), 99));
    Result cut = run("conform", folder.toString());
    assertThat(cut.code).isEqualTo(ExitCode.NOT_MET);
    assertThat(cut.text).contains("99 bytes", "1 silently different");
  }

  private Path document(String name, NewNode... layers) {
    Path to = folder.resolve(name);
    NewDocument.of(
            "d",
            100,
            60,
            PixelFormat.RGBA_F32,
            "Linear Rec2020",
            StandardProfiles.LINEAR_REC2020.bytes())
        .layers(layers)
        .write(to, SaveOptions.REPLACE);
    return to;
  }

  private record Result(int code, String text) {}

  private static Result run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter printer = new PrintWriter(text);
    CommandLine line = new CommandLine(new KraCommand());
    KraCommand.COMMANDS.forEach(line::addSubcommand);
    line.setOut(printer).setErr(printer);
    line.setExecutionExceptionHandler((e, _, _) -> {
      if (!(e instanceof pentimento.pixel.Problem p)) throw e;
      printer.println(p.getMessage());
      return switch (p) {
        case pentimento.pixel.BadInput _ -> ExitCode.BAD_INPUT;
        case pentimento.pixel.BadParameter _ -> ExitCode.BAD_PARAMETER;
        default -> ExitCode.INTERNAL;
      };
    });
    return new Result(line.execute(arguments), text.toString());
  }

  private static PlanarPixels pixels(Rect rect, float value) {
    Planes planes = Planes.allocate(rect, 3);
    for (float[] plane : planes.planes()) Arrays.fill(plane, value);
    return PlanarPixels.of(PixelFormat.RGBA_F32, planes);
  }
}
