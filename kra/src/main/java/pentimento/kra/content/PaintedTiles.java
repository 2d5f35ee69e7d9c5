package pentimento.kra.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.TransformMask;
import pentimento.kra.tiles.StoredPixels;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Rect;

/// What the paint layers of a document hold, tile by tile, to tell later what a stroke has changed.
/// Does not need the document to stay open.
public final class PaintedTiles {

  private final ContentHash structure;
  private final boolean local;
  private final Map<String, Painted> layers;

  /// A paint layer.
  ///
  /// @param grid place, format and default pixel of its tiles
  /// @param payload the stored content, by checksum
  private record Painted(
      String grid, String payload, Map<PixelData.Tile, ContentHash> tiles, Rect tile) {

    Rect rect(PixelData.Tile at) {
      return tile.translate(at.column() * tile.width(), at.row() * tile.height());
    }
  }

  private PaintedTiles(ContentHash structure, boolean local, Map<String, Painted> layers) {
    this.structure = structure;
    this.local = local;
    this.layers = layers;
  }

  /// Looks at a document. Layers whose stored content has the checksum it had earlier are not read.
  ///
  /// @param baseUuid the layer whose pixels do not count; empty when all count
  /// @param memo what is known from earlier, and learns
  /// @param earlier an earlier look at the document; null for none
  /// @throws pentimento.pixel.BadInput when pixels in the file are damaged
  public static PaintedTiles of(
      KraDocument document, String baseUuid, PaintingMemo memo, @Nullable PaintedTiles earlier) {
    Map<String, Painted> layers = new LinkedHashMap<>();
    boolean[] local = {true};
    document.walk(node -> {
      if (node instanceof CloneLayer
          || node instanceof FilterLayer
          || node instanceof FilterMask
          || node instanceof TransformMask
          || (node instanceof Layer layer && !layer.compositing().layerStyle().isEmpty())) {
        local[0] = false;
      }
      if (!(node instanceof PaintLayer paint) || !paint.frames().isEmpty()) return;
      if (paint.uuid().equals(baseUuid)) return;
      Painted known = earlier == null ? null : earlier.layers.get(paint.uuid());
      layers.put(paint.uuid(), painted(paint.pixels(), memo, known));
    });
    return new PaintedTiles(PaintingHash.structure(document, baseUuid, memo), local[0], layers);
  }

  private static Painted painted(PixelData pixels, PaintingMemo memo, @Nullable Painted known) {
    String payload = pixels instanceof StoredPixels s ? PixelHashes.payload(s) : "";
    if (known != null && !payload.isEmpty() && known.payload.equals(payload)) {
      // Moved without being painted on.
      Rect tile = new Rect(pixels.x(), pixels.y(), known.tile.width(), known.tile.height());
      return new Painted(grid(pixels, tile), payload, known.tiles, tile);
    }
    Map<PixelData.Tile, ContentHash> tiles = TileHashes.of(pixels, memo);
    Rect tile = new Rect(pixels.x(), pixels.y(), pixels.tileWidth(), pixels.tileHeight());
    return new Painted(grid(pixels, tile), payload, tiles, tile);
  }

  private static String grid(PixelData pixels, Rect tile) {
    return pixels.format() + " " + tile + " " + Arrays.toString(pixels.defaultPixel());
  }

  /// The image rectangles in which this differs from an earlier look; null where more than the
  /// pixels of paint layers changed, or where what a layer holds shows elsewhere than at its place
  /// (clones, filters, transforms, layer styles).
  public @Nullable List<Rect> changedSince(PaintedTiles earlier) {
    if (!local || !earlier.local || !structure.equals(earlier.structure)) return null;
    if (!layers.keySet().equals(earlier.layers.keySet())) return null;
    List<Rect> changed = new ArrayList<>();
    for (Map.Entry<String, Painted> layer : layers.entrySet()) {
      Painted now = layer.getValue();
      Painted then = Objects.requireNonNull(earlier.layers.get(layer.getKey()));
      if (!now.grid.equals(then.grid)) return null;
      if (!now.payload.isEmpty() && now.payload.equals(then.payload)) continue;
      Set<PixelData.Tile> all = new HashSet<>(now.tiles.keySet());
      all.addAll(then.tiles.keySet());
      for (PixelData.Tile t : all) {
        if (!Objects.equals(now.tiles.get(t), then.tiles.get(t))) changed.add(now.rect(t));
      }
    }
    return changed;
  }
}
