package pentimento.app.kra;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.formats.PictureHeader;
import pentimento.formats.png.PngWriter;
import pentimento.kra.KraDocument;
import pentimento.kra.inspect.KraDiff;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra diff`: what distinguishes two documents.
@Command(
    name = "diff",
    description =
        "Compares two documents: tree, attributes and painted tiles. Exit 1: they differ.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "A", description = "the document before")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "the document after")
  private Path after = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT.png",
      description =
          "a picture of the tiles that differ, the whiter the more layers differ there; as large as"
              + " both images")
  private @Nullable Path picture;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (picture != null) {
      if (!picture.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
        throw new BadParameter("-o", picture, "a name that ends in .png");
      }
      PictureOutput.mustNotBe(picture, before, after);
    }
    try (KraDocument a = KraDocument.open(before);
        KraDocument b = KraDocument.open(after)) {
      KraDiff diff = KraDiff.of(a, b);
      if (json) out.println(json(diff));
      else {
        for (KraDiff.Change c : diff.changes()) out.println(PlainText.line(line(c)));
        if (diff.isEmpty()) out.println("no differences");
      }
      out.flush();
      if (picture != null) draw(picture, a.image().bounds().union(b.image().bounds()), diff);
      return diff.isEmpty() ? ExitCode.OK : ExitCode.NOT_MET;
    }
  }

  private static String line(KraDiff.Change change) {
    return switch (change) {
      case KraDiff.ImageChanged c -> "image: " + c.what() + " " + c.before() + " -> " + c.after();
      case KraDiff.Added c ->
          "added: \"" + c.node().path() + "\" (" + c.node().node().nodeType() + ")";
      case KraDiff.Removed c ->
          "removed: \"" + c.node().path() + "\" (" + c.node().node().nodeType() + ")";
      case KraDiff.Moved c ->
          "moved: \"" + c.before().path() + "\" -> \"" + c.after().path() + "\"";
      case KraDiff.Reordered c ->
          "reordered: \"%s\" from place %d to %d among its siblings"
              .formatted(c.node().path(), c.before(), c.after());
      case KraDiff.AttributeChanged c ->
          "\"%s\": %s \"%s\" -> \"%s\""
              .formatted(c.node().path(), c.attribute(), c.before(), c.after());
      case KraDiff.PixelsChanged c -> {
        Rect all = Rect.EMPTY;
        for (Rect r : c.tiles()) all = all.union(r);
        int tiles = c.tiles().size();
        yield "\"%s\": %s, within %s"
            .formatted(
                c.node().path(), tiles == 1 ? "1 tile differs" : tiles + " tiles differ", all);
      }
      case KraDiff.ContentChanged c -> "\"" + c.node().path() + "\": other " + c.what();
    };
  }

  private static String json(KraDiff diff) {
    return JsonText.of(g -> {
      g.writeStartArray();
      for (KraDiff.Change change : diff.changes()) {
        g.writeStartObject();
        switch (change) {
          case KraDiff.ImageChanged c -> {
            g.writeStringProperty("change", "image");
            g.writeStringProperty("what", c.what());
            g.writeStringProperty("before", c.before());
            g.writeStringProperty("after", c.after());
          }
          case KraDiff.Added c -> {
            g.writeStringProperty("change", "added");
            g.writeStringProperty("node", c.node().path());
          }
          case KraDiff.Removed c -> {
            g.writeStringProperty("change", "removed");
            g.writeStringProperty("node", c.node().path());
          }
          case KraDiff.Moved c -> {
            g.writeStringProperty("change", "moved");
            g.writeStringProperty("before", c.before().path());
            g.writeStringProperty("after", c.after().path());
          }
          case KraDiff.Reordered c -> {
            g.writeStringProperty("change", "reordered");
            g.writeStringProperty("node", c.node().path());
            g.writeNumberProperty("before", c.before());
            g.writeNumberProperty("after", c.after());
          }
          case KraDiff.AttributeChanged c -> {
            g.writeStringProperty("change", "attribute");
            g.writeStringProperty("node", c.node().path());
            g.writeStringProperty("what", c.attribute());
            g.writeStringProperty("before", c.before());
            g.writeStringProperty("after", c.after());
          }
          case KraDiff.PixelsChanged c -> {
            g.writeStringProperty("change", "pixels");
            g.writeStringProperty("node", c.node().path());
            g.writeArrayPropertyStart("tiles");
            for (Rect r : c.tiles()) {
              g.writeArray(new int[] {r.x(), r.y(), r.width(), r.height()}, 0, 4);
            }
            g.writeEndArray();
          }
          case KraDiff.ContentChanged c -> {
            g.writeStringProperty("change", "content");
            g.writeStringProperty("node", c.node().path());
            g.writeStringProperty("what", c.what());
          }
        }
        g.writeEndObject();
      }
      g.writeEndArray();
    });
  }

  private static void draw(Path target, Rect bounds, KraDiff diff) {
    Planes map = Planes.allocate(bounds, 1);
    float[] plane = map.plane(0);
    for (KraDiff.Change change : diff.changes()) {
      for (Rect tile : change.tiles()) {
        Rect r = tile.intersect(bounds);
        for (int y = r.y(); y < r.bottom(); y++) {
          for (int x = r.x(); x < r.right(); x++) {
            // Each further layer takes a third of what is left to white.
            int at = map.index(x, y);
            plane[at] = plane[at] == 0 ? 0.5f : plane[at] + (1 - plane[at]) / 3;
          }
        }
      }
    }
    new PngWriter(8, 6, Runtime.getRuntime().availableProcessors())
        .write(target, PictureHeader.of(bounds.width(), bounds.height(), 1), map);
  }
}
