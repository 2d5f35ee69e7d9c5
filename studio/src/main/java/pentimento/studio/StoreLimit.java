package pentimento.studio;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.host.Places;
import pentimento.pipe.Json;
import pentimento.pixel.BadParameter;

/// How many bytes the store may take: what `PENTIMENTO_STORE_SIZE` says, else `size` in
/// `store.json` among the configuration, else 20 GB, but no more than a tenth of the disk.
public final class StoreLimit {

  private static final long DEFAULT = 20_000_000_000L;
  private static final int PART_OF_DISK = 10;
  private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([KMGT]?)B?");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "K", 1000L, "M", 1_000_000L, "G", 1_000_000_000L, "T", 1_000_000_000_000L);

  private StoreLimit() {}

  /// @throws BadParameter when the user's size cannot be read
  public static long of(Places places, Map<String, String> environment) {
    String own = environment.get("PENTIMENTO_STORE_SIZE");
    if (own != null && !own.isBlank()) return parse("PENTIMENTO_STORE_SIZE", own);
    Path file = places.configuration().resolve("store.json");
    if (Files.exists(file)) {
      Object size = Json.readObject(file.toString(), Sidecar.text(file)).get("size");
      if (size != null) return parse(file + ": size", size.toString());
    }
    return Math.min(DEFAULT, disk(places.store()) / PART_OF_DISK);
  }

  /// Reads a size such as `20 GB`, `500M` or `1.5T`; units are powers of 1000.
  ///
  /// @param name what the size is called in messages
  /// @throws BadParameter for anything else
  public static long parse(String name, String text) {
    Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
    Long unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
    if (unit == null) throw new BadParameter(name, text, "a size such as 20 GB");
    return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue();
  }

  /// The size of the disk that a folder is or will be on.
  private static long disk(Path folder) {
    try {
      @Nullable Path there = folder.toAbsolutePath();
      while (there != null && !Files.exists(there)) there = there.getParent();
      return there == null ? Long.MAX_VALUE : Files.getFileStore(there).getTotalSpace();
    } catch (IOException _) {
      return Long.MAX_VALUE;
    }
  }
}
