package pentimento.app.kra;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.kra.Annotation;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColourSpace;
import pentimento.kra.EmbeddedResource;
import pentimento.kra.FileLayer;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.GroupLayer;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Mask;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.inspect.NodePath;
import pentimento.pixel.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/// `pentimento kra info`: the image and its tree of layers.
@Command(
    name = "info",
    description = "Prints the image and its layers, topmost first.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a .kra or .krz")
  private Path file = Path.of("");

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    try (KraDocument document = KraDocument.open(file)) {
      PrintWriter out = spec.commandLine().getOut();
      if (json) out.println(JsonText.of(g -> write(g, document)));
      else print(out, document);
      out.flush();
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, KraDocument document) {
    ImageHead image = document.image();
    Consumer<String> lines = line -> out.println(PlainText.line(line));
    lines.accept(
        "%s: \"%s\", %d x %d, %s, %s ppi, Krita %s"
            .formatted(
                document.file(),
                image.name(),
                image.width(),
                image.height(),
                space(image.space()),
                number(image.xResolution()),
                image.kritaVersion().isEmpty() ? "of unknown version" : image.kritaVersion()));
    for (NodePath p : NodePath.of(document)) lines.accept(line(p));
    for (Annotation a : document.annotations()) {
      lines.accept("annotation " + a.type() + ": " + a.content().size() + " bytes");
    }
    for (EmbeddedResource r : document.resources()) {
      lines.accept("resource " + r.type() + "/" + r.filename());
    }
    for (String warning : document.warnings()) lines.accept("warning: " + warning);
  }

  private static String line(NodePath p) {
    Node node = p.node();
    StringBuilder line = new StringBuilder("  ".repeat(p.depth() + 1));
    line.append(node.isVisible() ? "" : "(hidden) ").append('"').append(node.name()).append("\" ");
    line.append(node.nodeType());
    if (node.isLocked()) line.append(", locked");
    if (node instanceof Layer layer) {
      line.append(", ").append(layer.compositeOp());
      if (layer.opacity() != 255) line.append(" at ").append(layer.opacity()).append("/255");
      if (!layer.compositing().allChannels()) {
        line.append(", channels ").append(layer.compositing().channelFlags());
      }
    }
    String more = details(node);
    if (!more.isEmpty()) line.append(", ").append(more);
    return line.toString();
  }

  private static String details(Node node) {
    return switch (node) {
      case PaintLayer paint ->
          space(paint.space())
              + pixels(paint.pixels())
              + (paint.frames().isEmpty() ? "" : ", " + paint.frames().size() + " frames");
      case GroupLayer group -> group.passThrough() ? "pass-through" : "";
      case CloneLayer clone -> "of \"" + clone.sourceName() + "\"";
      case FileLayer linked -> "of " + linked.source();
      case FillLayer fill -> fill.settings().id();
      case FilterLayer filter -> filter.settings().id();
      case FilterMask mask -> mask.settings().id();
      default -> "";
    };
  }

  private static String pixels(PixelData pixels) {
    try {
      int tiles = pixels.tiles().size();
      if (tiles == 0) return pixels.showsOutside() ? ", filled" : ", empty";
      return ", %d tiles in %s".formatted(tiles, pixels.extent());
    } catch (Problem e) {
      return ", damaged: " + e.getMessage();
    }
  }

  private static String space(ColourSpace space) {
    String name = space.profileName();
    return space.format() + (name.isEmpty() ? "" : " " + name);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static void write(JsonGenerator g, KraDocument document) {
    ImageHead image = document.image();
    g.writeStartObject();
    g.writeStringProperty("file", document.file());
    g.writeStringProperty("name", image.name());
    g.writeNumberProperty("width", image.width());
    g.writeNumberProperty("height", image.height());
    g.writeStringProperty("model", image.space().format().model().kritaId());
    g.writeStringProperty("depth", image.space().format().depth().name());
    g.writeStringProperty("profile", image.space().profileName());
    g.writeNumberProperty("pixelsPerInch", image.xResolution());
    g.writeStringProperty("kritaVersion", image.kritaVersion());
    g.writeNumberProperty("currentFrame", image.currentTime());
    masks(g, document.masks());
    g.writeName("layers");
    layers(g, document.layers());
    g.writeArrayPropertyStart("annotations");
    for (Annotation a : document.annotations()) {
      g.writeStartObject();
      g.writeStringProperty("type", a.type());
      g.writeStringProperty("description", a.description());
      g.writeNumberProperty("bytes", a.content().size());
      g.writeEndObject();
    }
    g.writeEndArray();
    g.writeArrayPropertyStart("resources");
    for (EmbeddedResource r : document.resources()) {
      g.writeStartObject();
      g.writeStringProperty("type", r.type());
      g.writeStringProperty("name", r.name());
      g.writeStringProperty("filename", r.filename());
      g.writeEndObject();
    }
    g.writeEndArray();
    g.writeArrayPropertyStart("warnings");
    document.warnings().forEach(g::writeString);
    g.writeEndArray();
    g.writeEndObject();
  }

  private static void layers(JsonGenerator g, Iterable<Layer> layers) {
    g.writeStartArray();
    for (Layer layer : layers) {
      g.writeStartObject();
      node(g, layer);
      g.writeNumberProperty("opacity", layer.opacity());
      g.writeStringProperty("mode", layer.compositeOp());
      g.writeStringProperty("channelFlags", layer.compositing().channelFlags());
      if (layer instanceof PaintLayer paint) paint(g, paint);
      if (layer instanceof GroupLayer group) {
        g.writeBooleanProperty("passThrough", group.passThrough());
        g.writeName("layers");
        layers(g, group.children());
      }
      String details = layer instanceof PaintLayer ? "" : details(layer);
      if (!details.isEmpty()) g.writeStringProperty("details", details);
      masks(g, layer.masks());
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void masks(JsonGenerator g, List<Mask> masks) {
    if (masks.isEmpty()) return;
    g.writeArrayPropertyStart("masks");
    for (Mask mask : masks) {
      g.writeStartObject();
      node(g, mask);
      String details = details(mask);
      if (!details.isEmpty()) g.writeStringProperty("details", details);
      g.writeEndObject();
    }
    g.writeEndArray();
  }

  private static void node(JsonGenerator g, Node node) {
    g.writeStringProperty("name", node.name());
    g.writeStringProperty("type", node.nodeType());
    g.writeStringProperty("uuid", node.uuid());
    g.writeBooleanProperty("visible", node.isVisible());
    g.writeBooleanProperty("locked", node.isLocked());
    g.writeNumberProperty("x", node.traits().x());
    g.writeNumberProperty("y", node.traits().y());
  }

  private static void paint(JsonGenerator g, PaintLayer paint) {
    g.writeStringProperty("model", paint.space().format().model().kritaId());
    g.writeStringProperty("depth", paint.space().format().depth().name());
    @Nullable String damage = null;
    try {
      g.writeNumberProperty("tiles", paint.pixels().tiles().size());
      var extent = paint.pixels().extent();
      g.writeObjectPropertyStart("painted");
      g.writeNumberProperty("x", extent.x());
      g.writeNumberProperty("y", extent.y());
      g.writeNumberProperty("width", extent.width());
      g.writeNumberProperty("height", extent.height());
      g.writeEndObject();
    } catch (Problem e) {
      damage = e.getMessage();
    }
    if (damage != null) g.writeStringProperty("damage", damage);
    if (!paint.frames().isEmpty()) g.writeNumberProperty("frames", paint.frames().size());
  }
}
