package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColourSpace;
import pentimento.kra.FileLayer;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.ReferenceImages;
import pentimento.kra.Selected;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.UnknownLayer;
import pentimento.kra.VectorLayer;

/// What a document's tree says of a layer: what a clone shows, in which space, at which time.
final class LayerTree {

  private final KraDocument document;
  private final LinkedPictures linked;
  private final int time;
  private final Set<String> visiting = new HashSet<>();

  /// @param frame null for the one the document was saved at
  LayerTree(KraDocument document, LinkedPictures linked, @Nullable Integer frame) {
    this.document = document;
    this.linked = linked;
    this.time = frame == null ? document.image().currentTime() : frame;
  }

  /// The pixels of a layer at the time that is shown.
  PixelData pixels(PaintLayer paint) {
    return paint.pixelsAt(time);
  }

  /// 0..255, at the time that is shown.
  int opacity(Layer layer) {
    return layer.compositing().opacityAt(time);
  }

  /// A node's selection at the time that is shown; null where none is stored.
  @Nullable PixelData selection(Selected node) {
    return node.selectionAt(time);
  }

  /// Whether a layer's picture is in the image's space.
  boolean sharesSpace(Layer layer) {
    return spaceOf(layer).sameAs(document.image().space());
  }

  /// The layer a clone shows, by its identity, else by its name; null when there is none.
  @Nullable Layer source(CloneLayer clone) {
    Node node = clone.sourceUuid().isEmpty() ? null : document.byUuid(clone.sourceUuid());
    if (node == null) {
      List<Node> named = new ArrayList<>();
      document.walk(n -> {
        if (n instanceof Layer
            && !n.uuid().equals(clone.uuid())
            && n.name().equals(clone.sourceName())) {
          named.add(n);
        }
      });
      node = named.isEmpty() ? null : named.getFirst();
    }
    return node instanceof Layer layer ? layer : null;
  }

  /// The colour space of a layer's picture.
  ColourSpace spaceOf(Layer layer) {
    return switch (layer) {
      case PaintLayer paint -> paint.space();
      case CloneLayer clone -> {
        Layer source = source(clone);
        boolean again = source == null || !visiting.add("space " + clone.uuid() + clone.name());
        if (again || source == null) yield document.image().space();
        ColourSpace space = spaceOf(source);
        visiting.remove("space " + clone.uuid() + clone.name());
        yield space;
      }
      case FileLayer file -> linked.space(file);
      case GroupLayer _,
          FillLayer _,
          FilterLayer _,
          VectorLayer _,
          ReferenceImages _,
          UnknownLayer _ ->
          document.image().space();
    };
  }

  /// Whether masks change how a layer looks.
  static boolean masked(Layer layer) {
    return layer.masks().stream().anyMatch(m -> m.isVisible() && !(m instanceof SelectionMask));
  }

  /// Whether Krita draws a layer's picture, which it does in the image and perhaps beyond: groups,
  /// fills and clones of them.
  boolean isDrawn(Layer layer) {
    return switch (layer) {
      case GroupLayer _, FillLayer _ -> true;
      case CloneLayer clone -> {
        Layer source = source(clone);
        String visit = "drawn " + clone.uuid() + clone.name();
        if (source == null || !visiting.add(visit)) yield false;
        boolean drawn = isDrawn(source) || !clone.ofOriginal() && masked(source);
        visiting.remove(visit);
        yield drawn;
      }
      default -> false;
    };
  }

  /// Whether a layer shows a picture beside the document, be it in part.
  boolean isLinked(Layer layer) {
    return isLinked(layer, new HashSet<>());
  }

  /// @param seen the clones that were looked at, from wherever
  private boolean isLinked(Layer layer, Set<String> seen) {
    return switch (layer) {
      case FileLayer _ -> true;
      case GroupLayer group ->
          group.children().stream().anyMatch(c -> c.isVisible() && isLinked(c, seen));
      case CloneLayer clone -> {
        Layer source = source(clone);
        yield source != null && seen.add(clone.uuid() + clone.name()) && isLinked(source, seen);
      }
      default -> false;
    };
  }

  /// Whether a layer or one in it has a default pixel that shows.
  boolean showsBeyond(Layer layer) {
    return switch (layer) {
      case PaintLayer paint -> pixels(paint).showsOutside();
      case GroupLayer group -> group.children().stream().anyMatch(this::showsBeyond);
      case CloneLayer clone -> {
        Layer source = source(clone);
        yield source instanceof PaintLayer && showsBeyond(source);
      }
      default -> false;
    };
  }

  /// Whether Krita's tiles of a layer depend on how it came to draw it: drawings, which are drawn
  /// later than the rest, what was transformed, and clones of frames.
  boolean hasTilesByHistory(Layer layer) {
    return hasTilesByHistory(layer, new HashSet<>());
  }

  /// @param seen the clones that were looked at, from wherever
  private boolean hasTilesByHistory(Layer layer, Set<String> seen) {
    if (layer.masks().stream().anyMatch(m -> m instanceof TransformMask && m.isVisible())) {
      return true;
    }
    return switch (layer) {
      case VectorLayer _ -> true;
      case GroupLayer group ->
          group.children().stream().anyMatch(c -> c.isVisible() && hasTilesByHistory(c, seen));
      case CloneLayer clone -> {
        Layer source = source(clone);
        if (source == null || !seen.add(clone.uuid() + clone.name())) yield false;
        boolean frames = source instanceof PaintLayer paint && paint.frames().size() > 1;
        yield frames || hasTilesByHistory(source, seen);
      }
      default -> false;
    };
  }
}
