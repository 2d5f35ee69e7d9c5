package pentimento.kra.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelData;
import pentimento.kra.content.TileHashes;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Rect;

/// What distinguishes two documents: the tree by uuid, attributes by name, pixels tile by tile.
/// File names and how tiles are stored do not count, as Krita changes both whenever it saves.
///
/// @param changes in the order of the second document; removed nodes last
public record KraDiff(List<Change> changes) {

  private static final Set<String> IGNORED = Set.of("filename", "selected");

  public KraDiff {
    changes = List.copyOf(changes);
  }

  /// One difference.
  public sealed interface Change {

    /// The image rectangles whose pixels differ.
    default List<Rect> tiles() {
      return List.of();
    }
  }

  /// Something of the image as a whole.
  public record ImageChanged(String what, String before, String after) implements Change {}

  /// A node that only the second document has.
  ///
  /// @param tiles where it has pixels
  public record Added(NodePath node, List<Rect> tiles) implements Change {}

  /// A node that only the first document has.
  ///
  /// @param tiles where it had pixels
  public record Removed(NodePath node, List<Rect> tiles) implements Change {}

  /// A node that hangs elsewhere.
  public record Moved(NodePath before, NodePath after) implements Change {}

  /// An attribute of a node, by its name in the file.
  public record AttributeChanged(NodePath node, String attribute, String before, String after)
      implements Change {}

  /// Pixels of a node.
  ///
  /// @param tiles image rectangles whose pixels differ, in the second document's place
  public record PixelsChanged(NodePath node, List<Rect> tiles) implements Change {}

  /// A configuration, drawing or other file of a node or the document.
  public record ContentChanged(NodePath node, String what) implements Change {}

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// The image rectangles in which some node's own pixels differ, or that only one document has.
  public Set<Rect> changedTiles() {
    Set<Rect> tiles = new LinkedHashSet<>();
    for (Change c : changes) tiles.addAll(c.tiles());
    return tiles;
  }

  /// Compares two open documents.
  public static KraDiff of(KraDocument before, KraDocument after) {
    List<Change> changes = new ArrayList<>();
    image(changes, before.image(), after.image());
    Map<String, NodePath> old = new LinkedHashMap<>();
    for (NodePath p : NodePath.of(before)) old.put(key(p, old), p);
    Map<String, NodePath> met = new LinkedHashMap<>();
    for (NodePath p : NodePath.of(after)) {
      String key = key(p, met);
      met.put(key, p);
      NodePath was = old.remove(key);
      if (was == null) changes.add(new Added(p, tiles(after, p)));
      else node(changes, before, was, after, p);
    }
    for (NodePath p : old.values()) changes.add(new Removed(p, tiles(before, p)));
    return new KraDiff(changes);
  }

  /// Its uuid, or its path where uuids are missing or doubled.
  private static String key(NodePath p, Map<String, NodePath> known) {
    String uuid = p.node().uuid();
    if (!uuid.isEmpty() && !known.containsKey(uuid)) return uuid;
    String key = "path " + p.path();
    for (int n = 2; known.containsKey(key); n++) key = "path " + p.path() + " " + n;
    return key;
  }

  private static void image(List<Change> changes, ImageHead a, ImageHead b) {
    changed(changes, "size", a.width() + "x" + a.height(), b.width() + "x" + b.height());
    changed(changes, "colour space", a.space().format().toString(), b.space().format().toString());
    changed(changes, "profile", a.space().profileName(), b.space().profileName());
    changed(changes, "name", a.name(), b.name());
    changed(
        changes,
        "resolution",
        a.xResolution() + "x" + a.yResolution(),
        b.xResolution() + "x" + b.yResolution());
    changed(changes, "current frame", a.currentTime() + "", b.currentTime() + "");
  }

  private static void changed(List<Change> changes, String what, String before, String after) {
    if (!before.equals(after)) changes.add(new ImageChanged(what, before, after));
  }

  private static void node(
      List<Change> changes, KraDocument a, NodePath was, KraDocument b, NodePath is) {
    if (!parent(was).equals(parent(is))) changes.add(new Moved(was, is));
    Map<String, String> before = new TreeMap<>(was.node().traits().attributes());
    Map<String, String> after = new TreeMap<>(is.node().traits().attributes());
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (IGNORED.contains(name)) continue;
      String old = before.getOrDefault(name, "");
      String now = after.getOrDefault(name, "");
      if (old.equals(now) || meansAll(name, old) && meansAll(name, now)) continue;
      changes.add(new AttributeChanged(is, name, old, now));
    }
    PixelData oldPixels = NodePixels.of(was.node(), a.image().currentTime());
    PixelData newPixels = NodePixels.of(is.node(), b.image().currentTime());
    List<Rect> tiles = differing(oldPixels, newPixels);
    if (!tiles.isEmpty()) changes.add(new PixelsChanged(is, tiles));
    if (!NodeFiles.hash(a, was.node()).equals(NodeFiles.hash(b, is.node()))) {
      changes.add(new ContentChanged(is, NodeFiles.what(is.node())));
    }
  }

  private static List<Rect> tiles(KraDocument document, NodePath p) {
    PixelData pixels = NodePixels.of(p.node(), document.image().currentTime());
    return pixels != null && pixels.showsOutside()
        ? List.of(document.image().bounds())
        : differing(null, pixels);
  }

  private static String parent(NodePath p) {
    int end = p.path().length() - p.node().name().length();
    return p.path().substring(0, Math.max(0, end));
  }

  /// Krita writes nothing or a row of ones for "all channels".
  private static boolean meansAll(String name, String value) {
    return name.endsWith("flags") && value.indexOf('0') < 0;
  }

  private static List<Rect> differing(@Nullable PixelData a, @Nullable PixelData b) {
    List<Rect> tiles = new ArrayList<>();
    if (a == null && b == null) return tiles;
    Map<PixelData.Tile, ContentHash> old = a == null ? Map.of() : TileHashes.of(a);
    Map<PixelData.Tile, ContentHash> now = b == null ? Map.of() : TileHashes.of(b);
    boolean comparable = a != null && b != null && TileHashes.sameGrid(a, b);
    if (b != null) {
      for (Map.Entry<PixelData.Tile, ContentHash> e : now.entrySet()) {
        if (comparable && e.getValue().equals(old.get(e.getKey()))) continue;
        tiles.add(b.rect(e.getKey().column(), e.getKey().row()));
      }
    }
    if (a != null) {
      for (PixelData.Tile t : old.keySet()) {
        if (!comparable || !now.containsKey(t)) tiles.add(a.rect(t.column(), t.row()));
      }
    }
    return tiles;
  }
}
