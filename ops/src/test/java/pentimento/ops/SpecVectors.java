package pentimento.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Assumptions;
import pentimento.pipe.Evaluation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Json;
import pentimento.pipe.Meaning;
import pentimento.pipe.Operation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// What darktable-cli 4.2.1 made of twelve pixels for a set of parameters: the workplace's
/// `darktable-testvectors/vectors.json`. Tests that ask for it are skipped where it is absent.
public final class SpecVectors {

  private final Map<String, Object> entry;

  private SpecVectors(Map<String, Object> entry) {
    this.entry = entry;
  }

  /// The folder of measured results.
  public static Path folder() {
    Path folder =
        Path.of(System.getProperty("pentimento.shared", "absent"), "specs/darktable-testvectors");
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "no test vectors at " + folder);
    return folder;
  }

  public static SpecVectors named(String name) {
    try {
      String text = Files.readString(folder().resolve("vectors.json"));
      return new SpecVectors(
          Json.object("vectors.json", name, Json.readObject("vectors.json", text).get(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The parameters as darktable stores them, little endian.
  public ByteBuffer params() {
    return ByteBuffer.wrap(HexFormat.of().parseHex((String) entry.get("params")))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Compares the operation with darktable: relative to the brightest channel of the pixel, but at
  /// least 1e-3.
  ///
  /// @param tolerance the largest relative error allowed
  public void check(Operation operation, double tolerance) {
    ImageInfo in = ImageInfo.rgb(1, 1, Meaning.WORKING);
    for (Object o : (List<?>) entry.get("px")) {
      Map<String, Object> px = Json.object("vectors.json", "px", o);
      Planes input = pixel(px.get("inp"));
      Planes expected = pixel(px.get("out"));
      Planes out = Evaluation.render(operation, in, input, in.bounds());
      float scale = 1e-3f;
      for (int c = 0; c < 3; c++) scale = Math.max(scale, Math.abs(expected.plane(c)[0]));
      for (int c = 0; c < 3; c++) {
        assertThat(Math.abs(out.plane(c)[0] - expected.plane(c)[0]) / scale)
            .as(
                "channel %d of %s: %s, darktable %s",
                c, px.get("inp"), out.plane(c)[0], expected.plane(c)[0])
            .isLessThan((float) tolerance);
      }
    }
  }

  /// The constant with the given number.
  public static <E> E coded(E[] constants, ToIntFunction<E> code, int wanted) {
    for (E constant : constants) if (code.applyAsInt(constant) == wanted) return constant;
    throw new IllegalArgumentException("no constant has the number " + wanted);
  }

  private static Planes pixel(Object values) {
    float[][] planes = new float[3][1];
    for (int c = 0; c < 3; c++) {
      planes[c][0] = ((Number) ((List<?>) values).get(c)).floatValue();
    }
    return new Planes(Rect.ofSize(1, 1), planes);
  }
}
