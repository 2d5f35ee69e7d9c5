package pentimento.kra.flatten;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.ColourSpace;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.pixel.Planes;
import pentimento.pixel.Problem;
import pentimento.pixel.Rect;

/// The pictures that a document's file layers show, read when they are asked for.
final class LinkedPictures {

  private final KraDocument document;
  private final FlattenOptions options;
  private final Findings findings;
  private final Spaces spaces;
  private final NamedProfiles names;
  private final Map<FileLayer, Linked> known = new HashMap<>();

  /// @param picture null where none can be shown
  private record Linked(@Nullable LinkedPicture picture) {}

  LinkedPictures(
      KraDocument document,
      FlattenOptions options,
      Findings findings,
      Spaces spaces,
      NamedProfiles names) {
    this.document = document;
    this.options = options;
    this.findings = findings;
    this.spaces = spaces;
    this.names = names;
  }

  /// What a file layer shows, in the space that [#space] tells; null, and said so, when it cannot
  /// be shown.
  @Nullable TileSource picture(FileLayer layer) {
    LinkedPicture picture = of(layer);
    if (picture == null) return null;
    int x = layer.traits().x();
    int y = layer.traits().y();
    Planes pixels = picture.pixels();
    Rect tiles = Buffer.wholeTiles(pixels.rect()).translate(x, y);
    Planes moved = new Planes(pixels.rect().translate(x, y), pixels.planes());
    return new PlanesSource(GivenPixels.of(moved), new TileFormat(picture.format()), tiles);
  }

  /// The space Krita keeps a file layer in: the picture's.
  ColourSpace space(FileLayer layer) {
    ColourSpace image = document.image().space();
    LinkedPicture picture = options.substitutes().containsKey(layer.uuid()) ? null : of(layer);
    if (picture == null) return image;
    boolean same = picture.profile().equals(spaces.known(image));
    if (same && picture.format().equals(image.format())) return image;
    return spaces.named(picture.format(), picture.profile());
  }

  private @Nullable LinkedPicture of(FileLayer layer) {
    Linked linked = known.get(layer);
    if (linked == null) {
      linked = new Linked(read(layer));
      known.put(layer, linked);
    }
    return linked.picture();
  }

  private @Nullable LinkedPicture read(FileLayer layer) {
    Path file = file(layer);
    if (file == null || !Files.isRegularFile(file)) {
      String reason = "its picture '" + layer.source() + "' is not beside the document";
      findings.inexact(layer, reason, "left out");
      return null;
    }
    try {
      LinkedPicture picture = LinkedPicture.read(file, names);
      if (picture.caveat() != null) findings.inexact(layer, picture.caveat(), "shown as decoded");
      return scaled(layer, picture);
    } catch (Problem e) {
      findings.inexact(layer, String.valueOf(e.getMessage()), "left out");
      return null;
    }
  }

  private LinkedPicture scaled(FileLayer layer, LinkedPicture picture) {
    Rect image = document.image().bounds();
    int width = picture.pixels().width();
    int height = picture.pixels().height();
    return switch (layer.scaling()) {
      case NONE -> picture;
      case TO_IMAGE_SIZE -> {
        // The whole of it is to be seen, in its own proportions; Krita rounds down.
        long across = (long) image.height() * width / height;
        boolean tall = across <= image.width();
        int w = tall ? (int) across : image.width();
        int h = tall ? image.height() : (int) ((long) image.width() * height / width);
        if (w == width && h == height || w == 0 || h == 0) yield picture;
        findings.inexact(layer, "Krita scales its picture by a filter of its own", "by a cubic");
        yield picture.scaled(w, h);
      }
      case TO_IMAGE_RESOLUTION -> {
        String reason = "its picture may be scaled by its resolution";
        findings.inexact(layer, reason, "shown pixel for pixel");
        yield picture;
      }
    };
  }

  /// Null where the document's words are no path here.
  private @Nullable Path file(FileLayer layer) {
    try {
      Path folder = Path.of(document.file()).toAbsolutePath().getParent();
      return folder == null ? null : folder.resolve(layer.source()).normalize();
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
