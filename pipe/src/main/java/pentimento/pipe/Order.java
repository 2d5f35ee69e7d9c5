package pentimento.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadParameter;

/// A canonical order of operations, bottom of the pipe first.
///
/// @param name `v3.0`, `v3.0-jpeg`, `v5.0`, `v5.0-jpeg` or `legacy`
/// @param operations ids, one for each operation darktable has or had
public record Order(String name, List<String> operations) {

  /// Pairs of which the first must stay before the second, whatever the user moves.
  private static final List<List<String>> PAIRS =
      List.of(
          List.of(
              "rawprepare",
              "invert",
              "temperature",
              "highlights",
              "cacorrect",
              "hotpixels",
              "rawdenoise",
              "demosaic",
              "colorin",
              "colorout",
              "gamma"),
          List.of("flip", "crop"),
          List.of("flip", "clipping"),
          List.of("ashift", "clipping"),
          List.of("colorin", "channelmixerrgb"));

  /// The order for an edit's order name; `custom` edits carry their own list, and new modules find
  /// their place as in v3.0.
  public static Order named(String name) {
    String file = name.equals("custom") ? "v3.0" : name;
    if (!file.matches("v3\\.0|v3\\.0-jpeg|v5\\.0|v5\\.0-jpeg|legacy")) {
      throw new BadParameter("order", name, "v3.0, v3.0-jpeg, v5.0, v5.0-jpeg, legacy or custom");
    }
    try (InputStream in = Order.class.getResourceAsStream(file + ".pipe")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      return new Order(name, List.of(text.strip().split("\\R")));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the order " + file, e);
    }
  }

  /// The first rule that a list of modules breaks, in words, or null.
  public static @Nullable String broken(List<Module> modules) {
    for (List<String> chain : PAIRS) {
      int last = -1;
      String lastName = "";
      for (Module module : modules) {
        int rank = chain.indexOf(module.id());
        if (rank < 0) continue;
        if (rank < last) return module.id() + " must stand before " + lastName;
        last = rank;
        lastName = module.id();
      }
    }
    return null;
  }
}
