package pentimento.kra.salvage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.kra.PixelFormat;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.TreeText;
import pentimento.kra.zip.EntryBytes;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;

/// Layers known only by their files: what a tree for them must say.
final class FoundLayers {

  private static final Pattern LAYER = Pattern.compile("(.*)/layers/(layer\\d+)");
  private static final int LARGEST = 1 << 30;

  private final Map<String, PixelFormat> formats = new LinkedHashMap<>();
  private String folder = "";
  private int right = 1;
  private int bottom = 1;

  private FoundLayers() {}

  static FoundLayers in(
      ZipArchive archive, Collection<ZipEntry> intact, Map<String, byte[]> repaired) {
    FoundLayers found = new FoundLayers();
    for (ZipEntry e : intact) {
      if (!LAYER.matcher(e.name()).matches() || e.size() > LARGEST) continue;
      EntryBytes content = archive.content(e);
      byte[] bytes = new byte[(int) content.size()];
      content.read(0, bytes, 0, bytes.length);
      found.add(e.name(), bytes);
    }
    repaired.forEach(found::add);
    return found;
  }

  boolean isEmpty() {
    return formats.isEmpty();
  }

  private void add(String name, byte[] payload) {
    Matcher m = LAYER.matcher(name);
    if (!m.matches()) return;
    TileRescue tiles = TileRescue.of(payload);
    PixelFormat format = tiles == null ? null : guess(tiles.pixelSize());
    if (tiles == null || format == null) return;
    folder = m.group(1);
    formats.put(m.group(2), format);
    right = Math.max(right, tiles.right());
    bottom = Math.max(bottom, tiles.bottom());
  }

  /// The likeliest format of a pixel of that many bytes.
  private static @Nullable PixelFormat guess(int bytes) {
    String id =
        switch (bytes) {
          case 2 -> "GRAYA";
          case 4 -> "RGBA";
          case 5 -> "CMYK";
          case 8 -> "RGBA16";
          case 10 -> "CMYKAU16";
          case 16 -> "RGBAF32";
          case 20 -> "CMYKAF32";
          default -> "";
        };
    return PixelFormat.ofKritaId(id);
  }

  /// The text of a tree with every layer found, the one that was written first on top.
  String tree() {
    List<NewNode> layers = new ArrayList<>();
    List<String> files = new ArrayList<>(formats.keySet());
    for (String file : files) {
      PixelFormat format = formats.get(file);
      if (format == null) continue;
      byte[] seed = (folder + "/" + file).getBytes(StandardCharsets.UTF_8);
      layers.add(
          NewNode.paint(file, pentimento.kra.EmptyPixels.transparent(format))
              .uuid("{" + UUID.nameUUIDFromBytes(seed) + "}"));
    }
    PixelFormat image = formats.values().iterator().next();
    return TreeText.of(
        folder, Math.min(right, 100_000), Math.min(bottom, 100_000), image, layers, files);
  }
}
