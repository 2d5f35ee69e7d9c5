package pentimento.app.kra;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.SampleCodec;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenedBytes;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.inspect.NodePath;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadParameter;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.FileNames;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra export`: every layer as a picture of its own, and a JSON that says how they lie.
@Command(
    name = "export",
    description = {
      "Writes each layer as a picture, and a JSON that says how they lie.",
      "Pictures are trimmed to what the layer shows. layers.json has names, positions, opacity and"
          + " modes, of groups too. Files that would not change are not written; pictures that"
          + " layers.json lists of this document and that are made no more are removed."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a .kra or .krz")
  private Path file = Path.of("");

  @Option(
      names = {"--out", "-o"},
      required = true,
      paramLabel = "DIR",
      description = "the folder; made where it does not exist")
  private Path folder = Path.of("");

  @Option(names = "--format", paramLabel = "png|tif", description = "png (default) or tif")
  private String format = "png";

  @Option(names = "--frame", paramLabel = "N", description = "the frame to show")
  private @Nullable Integer frame;

  @Option(names = "--groups", description = "groups as one picture each, not their layers")
  private boolean groups;

  @Option(names = "--hidden", description = "hidden layers too")
  private boolean hidden;

  private int changed;
  private int removed;

  /// @param filename empty for what shows nothing, and for groups whose layers are exported
  private record Exported(NodePath node, Layer layer, String filename, Rect rect) {}

  @Override
  public Integer call() {
    if (!format.equals("png") && !format.equals("tif")) {
      throw new BadParameter("--format", format, "png or tif");
    }
    FlattenCommand.mustBeFrame(frame);
    makeFolder();
    List<Exported> exported = new ArrayList<>();
    try (KraDocument document = KraDocument.open(file)) {
      Set<String> names = new HashSet<>();
      int skipped = Integer.MAX_VALUE;
      for (NodePath p : NodePath.of(document)) {
        if (!(p.node() instanceof Layer layer)) continue;
        if (p.depth() > skipped) continue;
        skipped = Integer.MAX_VALUE;
        if (!layer.isVisible() && !hidden) {
          skipped = p.depth();
          continue;
        }
        if (layer instanceof GroupLayer) {
          if (!groups) {
            exported.add(new Exported(p, layer, "", Rect.EMPTY));
            continue;
          }
          skipped = p.depth();
        }
        String name = unique(names, p.path()) + "." + format;
        Rect rect = export(document.isolate(layer), folder.resolve(name));
        exported.add(new Exported(p, layer, rect.isEmpty() ? "" : name, rect));
      }
      Path json = folder.resolve("layers.json");
      Set<String> made = new HashSet<>();
      for (Exported e : exported) made.add(e.filename());
      removed = new Leftovers(json, file).remove(made);
      writeJson(json, document, exported);
    }
    long pictures = exported.stream().filter(e -> !e.filename().isEmpty()).count();
    spec.commandLine()
        .getOut()
        .println(
            "%s in %s, %d changed%s; layers.json says how they lie"
                .formatted(
                    pictures == 1 ? "1 picture" : pictures + " pictures",
                    folder,
                    changed,
                    removed == 0 ? "" : ", " + removed + " removed"));
    return ExitCode.OK;
  }

  private FlattenOptions options() {
    FlattenOptions options = FlattenOptions.defaults();
    return frame == null ? options : options.frame(frame);
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CannotWrite(folder.toString(), e);
    }
  }

  /// @return what it shows in image coordinates, empty when nothing does
  private Rect export(KraDocument alone, Path target) {
    // A name of its own, since another export may be at work here; cleared away like all
    // unfinished.
    String own = UUID.randomUUID().toString().substring(0, 8);
    Path fresh = target.resolveSibling("." + target.getFileName() + "." + own + ".part");
    PictureOutput picture =
        PictureOutput.of(target, alone.image().space(), Runtime.getRuntime().availableProcessors());
    FlattenedBytes flat = Flattener.flattenToBytes(alone, picture.options(options()));
    FlattenCommand.report(spec.commandLine().getErr(), flat.report());
    Rect rect = shown(flat);
    if (rect.isEmpty()) return rect;
    try {
      picture.write(fresh, rect.width(), rect.height(), sink -> sink.accept(planes(flat, rect)));
      if (!Files.exists(target) || Files.mismatch(fresh, target) >= 0) {
        Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        changed++;
      }
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    } finally {
      delete(fresh);
    }
    return rect;
  }

  private static void delete(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException _) {
      // What matters has been said already.
    }
  }

  /// A part of a picture as planes.
  private static Planes planes(FlattenedBytes flat, Rect part) {
    int size = flat.format().bytesPerPixel();
    byte[] bytes = new byte[Math.toIntExact(part.area() * size)];
    for (int y = 0; y < part.height(); y++) {
      System.arraycopy(
          flat.bytes(),
          ((part.y() + y - flat.rect().y()) * flat.rect().width() + part.x() - flat.rect().x())
              * size,
          bytes,
          y * part.width() * size,
          part.width() * size);
    }
    Planes planes = Planes.allocate(part, flat.format().channels());
    SampleCodec.toPlanes(flat.format(), bytes, (int) part.area(), planes.planes());
    return planes;
  }

  /// The smallest rectangle that holds every pixel with some alpha.
  private static Rect shown(FlattenedBytes flat) {
    PixelFormat format = flat.format();
    int size = format.bytesPerPixel();
    int alpha = size - format.depth().bytes();
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = -1;
    int bottom = -1;
    for (int y = 0; y < flat.rect().height(); y++) {
      for (int x = 0; x < flat.rect().width(); x++) {
        int at = (y * flat.rect().width() + x) * size;
        boolean any = false;
        for (int k = alpha; k < size; k++) any |= flat.bytes()[at + k] != 0;
        if (!any) continue;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
    }
    if (right < 0) return Rect.EMPTY;
    return Rect.between(left, top, right + 1, bottom + 1)
        .translate(flat.rect().x(), flat.rect().y());
  }

  /// A file name made of a path in the tree, which may hold anything.
  private static String unique(Set<String> taken, String path) {
    String safe = path.replaceAll("[^\\p{L}\\p{N} _.-]+", "_").strip();
    if (safe.startsWith(".") || safe.isEmpty()) safe = "_" + safe;
    // Room for the ending, a number, and what a file is called while it is written.
    safe = FileNames.cut(safe, 180);
    String name = safe;
    for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) name = safe + " " + n;
    return name;
  }

  private void writeJson(Path target, KraDocument document, List<Exported> exported) {
    int time = frame == null ? document.image().currentTime() : frame;
    String json =
        JsonText.of(g -> {
          g.writeStartObject();
          g.writeStringProperty(Leftovers.DOCUMENT, String.valueOf(file.getFileName()));
          if (frame != null) g.writeNumberProperty("frame", frame);
          g.writeNumberProperty("width", document.image().width());
          g.writeNumberProperty("height", document.image().height());
          g.writeArrayPropertyStart(Leftovers.LAYERS);
          for (Exported e : exported) {
            g.writeStartObject();
            g.writeStringProperty("path", e.node().path());
            g.writeStringProperty("name", e.layer().name());
            g.writeStringProperty("uuid", e.layer().uuid());
            g.writeStringProperty("type", e.layer().nodeType());
            g.writeStringProperty(Leftovers.FILE, e.filename());
            g.writeNumberProperty("x", e.rect().x());
            g.writeNumberProperty("y", e.rect().y());
            g.writeNumberProperty("width", e.rect().width());
            g.writeNumberProperty("height", e.rect().height());
            g.writeNumberProperty("opacity", e.layer().compositing().opacityAt(time));
            g.writeStringProperty("mode", e.layer().compositeOp());
            g.writeBooleanProperty("visible", e.layer().isVisible());
            g.writeBooleanProperty("inheritsAlpha", inheritsAlpha(document, e.layer()));
            if (e.layer() instanceof GroupLayer group) {
              g.writeBooleanProperty("passThrough", group.passThrough());
            }
            g.writeEndObject();
          }
          g.writeEndArray();
          g.writeEndObject();
        });
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (Files.exists(target) && java.util.Arrays.equals(Files.readAllBytes(target), bytes))
        return;
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    }
    AtomicFile.write(
        target,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) channel.write(buffer);
        });
  }

  private static boolean inheritsAlpha(KraDocument document, Layer layer) {
    PixelFormat format =
        (layer instanceof PaintLayer p ? p.space() : document.image().space()).format();
    return !layer.compositing().isOn(format.alpha())
        && layer.compositing().channelFlags().length() == format.channels();
  }
}
