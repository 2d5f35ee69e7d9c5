package pentimento.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.conform.Difference;
import pentimento.darktable.conform.HeatMap;
import pentimento.darktable.conform.Measure;
import pentimento.formats.PictureFile;
import pentimento.formats.PictureHeader;
import pentimento.formats.Pictures;
import pentimento.formats.png.PngWriter;
import pentimento.pipe.Json;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `diff`: how much two pictures differ.
@Command(
    name = "diff",
    description = "Compares two pictures: the numbers as stored, and the colours on a screen.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit code 0 when all numbers are equal, else 1. See docs/conform.md"})
final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "A", description = "A TIFF, PNG, JPEG or PFM.")
  private Path one = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The picture to compare it with.")
  private Path other = Path.of("");

  @Option(
      names = "--heat",
      paramLabel = "FILE.png",
      description = "Writes a map of the colour differences, black for none.")
  private @Nullable Path heat;

  @Option(
      names = "--scale",
      paramLabel = "DE",
      description = "The difference that the map shows white. Default: ${DEFAULT-VALUE}.")
  private double scale = 2.3;

  @Option(names = "--json", description = "Prints the figures as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (!(scale > 0)) throw new BadParameter("--scale", scale, "a number above 0");
    Planes storedA;
    Planes storedB;
    Planes screenA;
    Planes screenB;
    try (PictureFile a = Pictures.open(one);
        PictureFile b = Pictures.open(other)) {
      storedA = colours(a);
      storedB = colours(b);
      if (!storedA.rect().equals(storedB.rect()) || storedA.channels() != storedB.channels()) {
        throw new Unsupported(
            other.toString(),
            "is " + size(storedB) + ", and " + one + " is " + size(storedA),
            "give two pictures of one size");
      }
      screenA = ScreenColours.of(one, a, storedA);
      screenB = ScreenColours.of(other, b, storedB);
    }
    Map<String, Difference> figures = new LinkedHashMap<>();
    figures.put("absolute", Difference.of(storedA, storedB, Measure.ABSOLUTE));
    figures.put("relative", Difference.of(storedA, storedB, Measure.RELATIVE));
    Difference colours = Difference.of(screenA, screenB, Measure.DELTA_E_2000);
    figures.put("ΔE2000", colours);
    print(figures);
    if (heat != null) {
      Planes map = HeatMap.of(colours, scale);
      new PngWriter(8, 4, 2).write(heat, PictureHeader.of(map.width(), map.height(), 3), map);
    }
    Difference absolute = figures.get("absolute");
    return absolute != null && absolute.max() == 0 ? ExitCode.OK : ExitCode.NOT_MET;
  }

  private void print(Map<String, Difference> figures) {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      figures.forEach((name, figure) -> out.println(name + ": " + figure.describe()));
      return;
    }
    Map<String, Object> root = new LinkedHashMap<>();
    figures.forEach((name, d) -> {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("mean", d.mean());
      item.put("p99", d.p99());
      item.put("p999", d.p999());
      item.put("max", d.max());
      item.put("at", List.of(d.x(), d.y()));
      root.put(name.equals("ΔE2000") ? "deltaE2000" : name, item);
    });
    out.print(Json.write(root));
  }

  /// The colour planes without alpha: one of a grey picture, else three.
  private static Planes colours(PictureFile picture) {
    Planes all = picture.read();
    int wanted = picture.header().channels() < 3 ? 1 : 3;
    float[][] planes = new float[wanted][];
    for (int c = 0; c < wanted; c++) planes[c] = all.plane(c);
    return new Planes(all.rect(), planes);
  }

  private static String size(Planes planes) {
    return planes.width() + "x" + planes.height() + " with " + planes.channels() + " channels";
  }
}
