package pentimento.app.kra;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.engine.Executor;
import pentimento.host.Places;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.kra.flatten.FlattenReport;
import pentimento.kra.flatten.Flattener;
import pentimento.kra.flatten.KritaVersion;
import pentimento.kra.inspect.NodePath;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Rect;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Painter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kra flatten`: what Krita's canvas shows, as a picture.
@Command(
    name = "flatten",
    description = {
      "Flattens a document as Krita does, in its own colour space and depth.",
      "What is not exact is listed on standard error."
    },
    mixinStandardHelpOptions = true)
final class FlattenCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a .kra or .krz")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = ".png, .tif, .pfm, or .raw: the image space in Krita's memory order")
  private Path out = Path.of("");

  @Option(
      names = "--layer",
      paramLabel = "PATH",
      description = "one layer or group alone: its path (GROUP/LAYER), name or uuid")
  private @Nullable String layer;

  @Option(names = "--frame", paramLabel = "N", description = "the frame to show")
  private @Nullable Integer frame;

  @Option(
      names = "--as-krita",
      paramLabel = "VERSION",
      description = "whose blending to follow: 5.1 (default), 5.2 or 5.3")
  private @Nullable String version;

  @Option(
      names = "--with",
      paramLabel = "krita",
      description = "let the real Krita flatten, without a screen; to .png, .tif or .pfm")
  private @Nullable String with;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "how long Krita may take; 180 by default")
  private int timeout = 180;

  @Option(names = "-t", paramLabel = "N", description = "threads; by default one per core")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    if (threads < 1) throw new BadParameter("-t", threads, "at least 1");
    if (timeout < 1) throw new BadParameter("--timeout", timeout, "at least 1");
    mustBeFrame(frame);
    PictureOutput.mustNotBe(out, file);
    if (with != null) {
      if (!with.equals("krita")) throw new BadParameter("--with", with, "krita");
      if (layer != null) throw new BadParameter("--layer", layer, "nothing when Krita flattens");
      if (frame != null) throw new BadParameter("--frame", frame, "nothing when Krita flattens");
      if (version != null) {
        throw new BadParameter("--as-krita", version, "nothing when Krita flattens");
      }
      KritaFlatten.write(file, out, Duration.ofSeconds(timeout), threads);
      return ExitCode.OK;
    }
    FlattenOptions options =
        FlattenOptions.defaults()
            .threads(threads)
            .version(version == null ? KritaVersion.KRITA_5_1 : krita(version));
    if (frame != null) options = options.frame(frame);
    try (KraDocument opened = KraDocument.open(file)) {
      KraDocument document = layer == null ? opened : opened.isolate(find(opened, layer));
      options = withLinked(document, options);
      report(spec.commandLine().getErr(), write(document, options));
    }
    return ExitCode.OK;
  }

  static void mustBeFrame(@Nullable Integer frame) {
    if (frame != null && frame < 0) throw new BadParameter("--frame", frame, "at least 0");
  }

  /// With the pictures of file layers that are ours.
  private FlattenOptions withLinked(KraDocument document, FlattenOptions options) {
    boolean[] linked = new boolean[1];
    document.walk(node -> linked[0] |= node instanceof FileLayer);
    if (!linked[0]) return options;
    PrintWriter err = spec.commandLine().getErr();
    Painter painter =
        new Painter(
            null,
            new Memory(Places.ofThisProcess().store()),
            note -> err.println("pentimento: " + note));
    try (Executor executor = new Executor(threads)) {
      return painter.linked(document, options, executor, new Cancellation());
    }
  }

  static Layer find(KraDocument document, String wanted) {
    NodePath found = NodePath.find(document, wanted);
    if (found != null && found.node() instanceof Layer layer) return layer;
    throw new BadParameter(
        "--layer", wanted, "the path, unique name or uuid of a layer; see pentimento kra info");
  }

  private static KritaVersion krita(String version) {
    return switch (version) {
      case "5.1" -> KritaVersion.KRITA_5_1;
      case "5.2" -> KritaVersion.KRITA_5_2;
      case "5.3" -> KritaVersion.KRITA_5_3;
      default -> throw new BadParameter("--as-krita", version, "5.1, 5.2 or 5.3");
    };
  }

  private FlattenReport write(KraDocument document, FlattenOptions options) {
    FlattenReport[] report = new FlattenReport[1];
    if (out.toString().toLowerCase(Locale.ROOT).endsWith(".raw")) {
      AtomicFile.write(
          out,
          channel -> {
            try {
              report[0] =
                  Flattener.stream(
                      document,
                      options,
                      (rect, bytes) -> {
                        ByteBuffer band = ByteBuffer.wrap(bytes);
                        try {
                          while (band.hasRemaining()) channel.write(band);
                        } catch (java.io.IOException e) {
                          throw new java.io.UncheckedIOException(e);
                        }
                      });
            } catch (java.io.UncheckedIOException e) {
              throw e.getCause();
            }
          });
    } else {
      Rect bounds = document.image().bounds();
      PictureOutput picture = PictureOutput.of(out, document.image().space(), threads);
      FlattenOptions converted = picture.options(options);
      picture.write(
          out,
          bounds.width(),
          bounds.height(),
          sink -> report[0] = Flattener.streamPlanes(document, converted, sink));
    }
    return report[0];
  }

  static void report(PrintWriter err, FlattenReport report) {
    for (FlattenReport.Inexact i : report.inexact()) {
      err.println(
          PlainText.line("not exact: \"" + i.node() + "\": " + i.reason() + "; " + i.instead()));
    }
    for (FlattenReport.NotFinite n : report.notFinite()) {
      err.println(
          PlainText.line(
              "no numbers: \"%s\" made %d pixels NaN and %d infinite, first at %d,%d"
                  .formatted(n.node(), n.nan(), n.infinite(), n.x(), n.y())));
    }
    err.flush();
  }
}
