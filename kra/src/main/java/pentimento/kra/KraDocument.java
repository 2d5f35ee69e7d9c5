package pentimento.kra;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.kra.tiles.KnownTiles;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;

/// A Krita document (.kra or .krz) open for reading.
///
/// Opening reads the archive's directory and the layer tree, not the pixels: those are read from
/// the file when a [PixelData] is asked, from any thread, until the document is closed. The tree is
/// immutable.
public final class KraDocument implements AutoCloseable {

  private final ZipArchive archive;
  private final KnownTiles tiles;
  private final Contents contents;

  /// What was read.
  ///
  /// @param layers topmost first
  /// @param masks of the image itself: its selection
  /// @param warnings what was odd but could be read, a sentence each
  record Contents(
      ImageHead image,
      List<Layer> layers,
      List<Mask> masks,
      List<Annotation> annotations,
      List<EmbeddedResource> resources,
      List<String> warnings) {}

  private KraDocument(ZipArchive archive, KnownTiles tiles, Contents contents) {
    this.archive = archive;
    this.tiles = tiles;
    this.contents = contents;
  }

  /// Opens a document.
  ///
  /// @throws pentimento.pixel.BadInput when it cannot be read or is no Krita document
  public static KraDocument open(Path file) {
    return open(file, KnownTiles.none());
  }

  /// Opens a document that was open before: where the tiles of unchanged pixels lie is not looked
  /// for again.
  ///
  /// @param earlier any document, closed or not: only what it shares with this one is of use
  public static KraDocument open(Path file, KraDocument earlier) {
    return open(file, earlier.tiles.next());
  }

  private static KraDocument open(Path file, KnownTiles tiles) {
    ZipArchive archive = ZipArchive.open(file);
    try {
      return new KraDocument(archive, tiles, new DocumentReader(archive, tiles).read());
    } catch (RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /// The file as the user knows it.
  public String file() {
    return archive.file();
  }

  /// The archive, for entries that have no meaning here.
  public ZipArchive archive() {
    return archive;
  }

  /// What holds for the image as a whole: size, colour space, background, version.
  public ImageHead image() {
    return contents.image();
  }

  /// The layers of the image, topmost first.
  public List<Layer> layers() {
    return contents.layers();
  }

  /// Masks of the image itself: its selection, where it has one.
  public List<Mask> masks() {
    return contents.masks();
  }

  /// What programs keep in the document beside the layers; Krita saves them again.
  public List<Annotation> annotations() {
    return contents.annotations();
  }

  /// The annotation of that type; null when there is none.
  public @Nullable Annotation annotation(String type) {
    for (Annotation a : contents.annotations()) {
      if (a.type().equals(type)) return a;
    }
    return null;
  }

  /// Palettes, patterns and other resources that travel with the document.
  public List<EmbeddedResource> resources() {
    return contents.resources();
  }

  /// What was odd but could be read.
  public List<String> warnings() {
    return contents.warnings();
  }

  /// The file below the document's own folder, as `annotations/icc`; null when there is none.
  public @Nullable Part part(String nameInFolder) {
    return DocumentReader.part(archive, folder() + "/" + nameInFolder);
  }

  /// The file of that name in the archive, as `mergedimage.png`; null when there is none.
  public @Nullable Part partOfArchive(String name) {
    ZipEntry entry = archive.find(name);
    return entry == null ? null : new Part(archive, entry);
  }

  /// The folder in the archive that holds layers and annotations, without a slash at its end.
  public String folder() {
    return DocumentReader.folder(archive, image().name());
  }

  /// The layer or mask of a layer that has this uuid, as in [Node#uuid()] with braces; the topmost
  /// where several have it, null where none has.
  public @Nullable Node byUuid(String uuid) {
    List<Node> found = new ArrayList<>(1);
    walk(n -> {
      if (n.uuid().equals(uuid)) found.add(n);
    });
    return found.isEmpty() ? null : found.getFirst();
  }

  /// Visits every layer and its masks, parents before children, topmost first. The image's own
  /// [#masks()] are not among them.
  public void walk(Consumer<Node> visitor) {
    walk(layers(), visitor);
  }

  private static void walk(List<Layer> layers, Consumer<Node> visitor) {
    for (Layer layer : layers) {
      visitor.accept(layer);
      layer.masks().forEach(visitor);
      if (layer instanceof GroupLayer group) walk(group.children(), visitor);
    }
  }

  /// The same document with the pixels of one paint layer replaced in memory; nothing is written.
  /// Both share the open file.
  ///
  /// @throws IllegalArgumentException when there is no such paint layer or the formats differ
  public KraDocument withPixels(String uuid, PixelData pixels) {
    boolean[] found = {false};
    List<Layer> layers = withPixels(layers(), uuid, pixels, found);
    if (!found[0]) throw new IllegalArgumentException("no paint layer has the uuid " + uuid);
    return new KraDocument(
        archive,
        tiles,
        new Contents(image(), layers, masks(), annotations(), resources(), warnings()));
  }

  private static List<Layer> withPixels(
      List<Layer> layers, String uuid, PixelData pixels, boolean[] found) {
    List<Layer> changed = new ArrayList<>(layers.size());
    for (Layer layer : layers) {
      if (layer instanceof GroupLayer g) {
        changed.add(
            new GroupLayer(
                g.traits(),
                g.compositing(),
                g.masks(),
                withPixels(g.children(), uuid, pixels, found),
                g.passThrough()));
      } else if (layer instanceof PaintLayer p && p.uuid().equals(uuid)) {
        if (!p.space().format().equals(pixels.format())) {
          throw new IllegalArgumentException(
              "the layer is " + p.space().format() + ", the pixels are " + pixels.format());
        }
        found[0] = true;
        changed.add(
            new PaintLayer(p.traits(), p.compositing(), p.masks(), p.space(), pixels, List.of()));
      } else {
        changed.add(layer);
      }
    }
    return List.copyOf(changed);
  }

  /// The same document with one layer alone to be seen, on nothing: its pixels and masks, a group's
  /// layers, but not its own mode, opacity and channel flags. Nothing is written; both share the
  /// open file.
  public KraDocument isolate(Layer layer) {
    ImageHead image = image().background(image().space().format().transparentPixel());
    return new KraDocument(
        archive,
        tiles,
        new Contents(
            image,
            isolate(layers(), layer.traits().place()),
            masks(),
            annotations(),
            resources(),
            warnings()));
  }

  private static List<Layer> isolate(List<Layer> layers, int place) {
    List<Layer> changed = new ArrayList<>(layers.size());
    for (Layer layer : layers) {
      NodeTraits t = layer.traits();
      if (t.place() == place) {
        changed.add(layer.with(t.visible(true), Compositing.NORMAL, layer.masks()));
      } else if (layer instanceof GroupLayer g && holds(g, place)) {
        changed.add(
            new GroupLayer(
                t.visible(true),
                Compositing.NORMAL,
                List.of(),
                isolate(g.children(), place),
                false));
      } else {
        // It may be the source of a clone, so it stays.
        changed.add(layer.with(t.visible(false), layer.compositing(), layer.masks()));
      }
    }
    return List.copyOf(changed);
  }

  private static boolean holds(GroupLayer group, int place) {
    for (Layer child : group.children()) {
      if (child.traits().place() == place) return true;
      if (child instanceof GroupLayer g && holds(g, place)) return true;
    }
    return false;
  }

  /// Closes the file; pixels can no longer be read.
  @Override
  public void close() {
    archive.close();
  }
}
