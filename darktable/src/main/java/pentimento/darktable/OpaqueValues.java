package pentimento.darktable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.params.Blending;
import pentimento.darktable.params.NotRendered;
import pentimento.darktable.params.Parameters;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.ops.Operations;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Operation;
import pentimento.pixel.BadInput;

/// What the structures of modules that we keep and do not render hold, for people: to say what
/// changed in one.
public final class OpaqueValues {

  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})*+");
  private static final Catalogue CATALOGUE = Operations.catalogue();

  private OpaqueValues() {}

  /// The values of a parameters' structure by name. Where we do not know the structure, its words
  /// of four bytes as `params[0]` and so on: darktable's are floats and whole numbers.
  ///
  /// @param id darktable's id of the operation
  /// @param version of the parameters
  /// @param hex the structure in hexadecimal; what is none has no values
  public static Map<String, @Nullable Object> parameters(String id, int version, String hex) {
    if (!HEX.matcher(hex).matches()) return Map.of();
    try {
      HistoryItem plain = new HistoryItem(id, 0, "", true, version, hex, 0, "", "");
      Operation operation = Parameters.read(id, plain);
      return new LinkedHashMap<>(CATALOGUE.typeOf(operation).toFile(operation));
    } catch (NotRendered | BadInput _) {
      return words(hex);
    }
  }

  /// A blending in words.
  ///
  /// @param version of the blending parameters
  /// @param hex the structure in hexadecimal; empty for none
  public static String blending(int version, String hex) {
    if (!HEX.matcher(hex).matches()) return "unreadable";
    String words = Blending.refuses(version, hex);
    return words == null ? "replaces its input" : words;
  }

  private static Map<String, @Nullable Object> words(String hex) {
    Map<String, @Nullable Object> words = new LinkedHashMap<>();
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(hex)).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; bytes.remaining() >= 4; i++) {
      int whole = bytes.getInt();
      float number = Float.intBitsToFloat(whole);
      float size = Math.abs(number);
      boolean plausible = size >= 1e-9f && size <= 1e9f;
      words.put("params[" + i + "]", plausible ? (Object) number : (Object) whole);
    }
    if (bytes.hasRemaining()) words.put("params, the last bytes", hex.substring(hex.length() - 2));
    return words;
  }
}
