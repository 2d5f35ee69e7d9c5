package pentimento.kra.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourSpace;
import pentimento.kra.Frame;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.content.TileHashes;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Rect;

/// What distinguishes two documents: the tree by uuid, attributes by name, pixels tile by tile, at
/// the current frame and, of animated nodes, at every keyframe. File names and how tiles are stored
/// do not count, as Krita changes both whenever it saves.
///
/// @param changes in the order of the second document; removed nodes last
public record KraDiff(List<Change> changes) {

  /// What Krita names anew whenever it saves; frames are compared by what they show.
  private static final Set<String> IGNORED = Set.of("filename", "keyframes", "selected");

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

  /// A node that hangs below another one than before.
  public record Moved(NodePath before, NodePath after) implements Change {}

  /// A node that lies above others that it lay below, or the other way round. The fewest nodes are
  /// named that explain the new order.
  ///
  /// @param before its place among its siblings, the topmost being 1; masks count for themselves
  public record Reordered(NodePath node, int before, int after) implements Change {}

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
    Map<String, NodePlace> old = NodePlace.of(before);
    Map<String, NodePlace> now = NodePlace.of(after);
    Set<String> reordered = NodePlace.reordered(old, now);
    now.forEach((key, is) -> {
      NodePlace was = old.get(key);
      if (was == null) {
        changes.add(new Added(is.node(), tiles(after, is.node())));
        return;
      }
      if (!was.parent().equals(is.parent())) changes.add(new Moved(was.node(), is.node()));
      if (reordered.contains(key)) {
        changes.add(new Reordered(is.node(), was.number(), is.number()));
      }
      node(changes, before, was.node(), after, is.node());
    });
    old.forEach((key, was) -> {
      if (!now.containsKey(key)) changes.add(new Removed(was.node(), tiles(before, was.node())));
    });
    return new KraDiff(changes);
  }

  private static void image(List<Change> changes, ImageHead a, ImageHead b) {
    changed(changes, "size", a.width() + "x" + a.height(), b.width() + "x" + b.height());
    changed(changes, "colour space", a.space().format().toString(), b.space().format().toString());
    changed(changes, "profile", a.space().profileName(), b.space().profileName());
    if (a.space().profileName().equals(b.space().profileName())
        && otherProfile(a.space(), b.space())) {
      changed(changes, "content of the profile", profile(a.space()), profile(b.space()));
    }
    changed(changes, "name", a.name(), b.name());
    changed(
        changes,
        "resolution",
        a.xResolution() + "x" + a.yResolution(),
        b.xResolution() + "x" + b.yResolution());
    changed(changes, "background", hex(a.background()), hex(b.background()));
    changed(changes, "current frame", a.currentTime() + "", b.currentTime() + "");
  }

  private static String hex(byte[] pixel) {
    return HexFormat.of().formatHex(pixel);
  }

  private static void changed(List<Change> changes, String what, String before, String after) {
    if (!before.equals(after)) changes.add(new ImageChanged(what, before, after));
  }

  private static void node(
      List<Change> changes, KraDocument a, NodePath was, KraDocument b, NodePath is) {
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
    if (otherOutside(oldPixels, newPixels)) tiles = List.of(b.image().bounds());
    if (!tiles.isEmpty()) changes.add(new PixelsChanged(is, tiles));
    String frames = otherFrames(was.node(), is.node());
    if (!frames.isEmpty()) changes.add(new ContentChanged(is, frames));
    if (was.node() instanceof Layer x
        && is.node() instanceof Layer y
        && !x.compositing().opacityKeys().equals(y.compositing().opacityKeys())) {
      changes.add(new ContentChanged(is, "keyframes of opacity"));
    }
    if (was.node() instanceof PaintLayer x
        && is.node() instanceof PaintLayer y
        && otherProfile(x.space(), y.space())) {
      changes.add(new ContentChanged(is, "content of the profile"));
    }
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

  /// Krita writes nothing or a row of ones for "all channels".
  private static boolean meansAll(String name, String value) {
    return name.endsWith("flags") && value.indexOf('0') < 0;
  }

  private static boolean otherProfile(ColourSpace a, ColourSpace b) {
    return a.icc() != null && b.icc() != null && !a.sameProfileAs(b);
  }

  private static String profile(ColourSpace space) {
    Part icc = space.icc();
    return icc == null ? "" : "%d bytes, CRC %08x".formatted(icc.size(), icc.crc());
  }

  /// Whether what fills everything that is not painted shows and differs.
  private static boolean otherOutside(@Nullable PixelData a, @Nullable PixelData b) {
    boolean was = a != null && a.showsOutside();
    boolean is = b != null && b.showsOutside();
    if (a == null || b == null || !was || !is) return was != is;
    return !a.format().equals(b.format()) || !Arrays.equals(a.defaultPixel(), b.defaultPixel());
  }

  /// `frames 0, 12`: at which times another drawing shows; empty for none.
  private static String otherFrames(Node a, Node b) {
    Set<Integer> times = new TreeSet<>();
    for (Frame f : NodePixels.frames(a)) times.add(f.time());
    for (Frame f : NodePixels.frames(b)) times.add(f.time());
    StringJoiner other = new StringJoiner(", ", "frames ", "").setEmptyValue("");
    for (int time : times) {
      PixelData old = NodePixels.of(a, time);
      PixelData now = NodePixels.of(b, time);
      if (otherOutside(old, now) || !differing(old, now).isEmpty()) other.add("" + time);
    }
    return other.toString();
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
