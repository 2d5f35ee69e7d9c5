package pentimento.app.kpl;

import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.formats.PictureHeader;
import pentimento.formats.png.PngWriter;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.colour.Colorimetry;
import pentimento.kpl.make.PaletteChart;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadParameter;
import pentimento.pixel.colour.icc.StandardProfiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pentimento kpl show`: blocks of colour in the terminal, or a chart as a file.
@Command(
    name = "show",
    description =
        "Prints blocks of colour in a true-colour terminal, or writes a PNG or SVG chart.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

  private static final int BAND = 256;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a palette, or a .kra document")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "a .png or .svg chart")
  private @Nullable Path output;

  @Option(names = "--list", description = "a line for each swatch: name, id, numbers")
  private boolean list;

  @Override
  public Integer call() {
    Palette palette = PaletteInput.one(file, spec.commandLine().getErr());
    Path target = output;
    if (target != null) {
      chart(palette, target);
      spec.commandLine().getOut().println(target);
    } else if (list) {
      lines(palette);
    } else {
      blocks(palette);
    }
    return ExitCode.OK;
  }

  private void blocks(Palette palette) {
    PrintWriter out = spec.commandLine().getOut();
    Colorimetry colorimetry = new Colorimetry(palette);
    for (SwatchGroup group : palette.groups()) {
      if (group.swatches().isEmpty()) continue;
      if (!group.name().isEmpty()) out.println(group.name());
      StringBuilder line = new StringBuilder();
      int row = group.swatches().getFirst().row();
      int column = 0;
      for (PlacedSwatch p : group.swatches()) {
        if (p.row() != row) {
          out.println(line);
          line.setLength(0);
          row = p.row();
          column = 0;
        }
        line.append("  ".repeat(p.column() - column));
        line.append(block(PaletteChart.code(colorimetry, p)));
        column = p.column() + 1;
      }
      out.println(line);
    }
  }

  private static String block(int rgb) {
    return "\u001b[48;2;%d;%d;%dm  \u001b[0m".formatted(rgb >> 16, rgb >> 8 & 255, rgb & 255);
  }

  private void lines(Palette palette) {
    PrintWriter out = spec.commandLine().getOut();
    Colorimetry colorimetry = new Colorimetry(palette);
    for (SwatchGroup group : palette.groups()) {
      for (PlacedSwatch p : group.swatches()) {
        int rgb = PaletteChart.code(colorimetry, p);
        out.println(
            "%s #%06x %s\t%s\t%s\t%s"
                .formatted(
                    block(rgb),
                    rgb,
                    group.name(),
                    p.swatch().name(),
                    p.swatch().id(),
                    p.swatch().colour()));
      }
    }
  }

  private static void chart(Palette palette, Path target) {
    PaletteChart chart = new PaletteChart(palette);
    String name = target.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".svg")) {
      ByteBuffer bytes = ByteBuffer.wrap(chart.svg().getBytes(StandardCharsets.UTF_8));
      AtomicFile.write(
          target,
          channel -> {
            while (bytes.hasRemaining()) channel.write(bytes);
          });
      return;
    }
    if (!name.endsWith(".png")) {
      throw new BadParameter("-o", target, "a name that ends in .png or .svg");
    }
    PictureHeader header =
        PictureHeader.of(chart.width(), chart.height(), 3).withIcc(StandardProfiles.SRGB.bytes());
    new PngWriter(8, 6, 1)
        .write(
            target,
            header,
            sink -> {
              for (int y = 0; y < chart.height(); y += BAND) {
                sink.band(chart.rows(y, Math.min(BAND, chart.height() - y)));
              }
            });
  }
}
