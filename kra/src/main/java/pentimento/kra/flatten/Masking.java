package pentimento.kra.flatten;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColorizeMask;
import pentimento.kra.Depth;
import pentimento.kra.FileLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.GroupLayer;
import pentimento.kra.Layer;
import pentimento.kra.Mask;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.TransparencyMask;
import pentimento.kra.UnknownMask;
import pentimento.kra.filter.FilterSpace;
import pentimento.pixel.Rect;

/// Shows layers through their masks.
final class Masking {

  private final Rect image;
  private final LayerTree tree;
  private final Findings findings;
  private final Spaces spaces;
  private final Blending blending;
  private final Selections selections;
  private final Filtering filtering;
  private final AreaFiltering areas;

  Masking(
      Rect image,
      LayerTree tree,
      Findings findings,
      Spaces spaces,
      Blending blending,
      Selections selections,
      Filtering filtering,
      AreaFiltering areas) {
    this.image = image;
    this.tree = tree;
    this.findings = findings;
    this.spaces = spaces;
    this.blending = blending;
    this.selections = selections;
    this.filtering = filtering;
    this.areas = areas;
  }

  /// A layer's picture behind its masks.
  ///
  /// @param space that filters act in
  TileSource of(Layer layer, TileSource original, FilterSpace space) {
    TileSource masked = original instanceof MaskedSource other ? other.shownElsewhere() : original;
    boolean keepsEdge = keepsEdge(layer);
    for (Mask mask : layer.masks().reversed()) {
      if (mask instanceof TransformMask transform) {
        if (!mask.isVisible()) continue;
        if (layer instanceof FileLayer) {
          findings.inexact(
              mask, "Krita reads a linked picture later and may not transform it", "transformed");
        }
        masked = transformed(transform, masked);
        boolean moved = masked instanceof TransformedSource || masked instanceof ShiftedSource;
        if (moved && tree.isDrawn(layer)) {
          findings.inexact(
              mask,
              "what Krita transforms from beyond the image depends on what it drew before",
              "as when it opens the document");
        }
        continue;
      }
      MaskedSource.Step step = mask.isVisible() ? step(mask, masked, space) : null;
      if (step != null) {
        masked = MaskedSource.of(masked, step, image, keepsEdge);
        surrounded(mask, layer, original);
      }
    }
    return masked;
  }

  /// Says that Krita may blend a masked layer over the whole image where its default pixel is
  /// transparent in another way than that of new planes, which rounds what lies below.
  private void surrounded(Mask mask, Layer layer, TileSource picture) {
    TileSource below =
        switch (picture) {
          case MaskedSource other -> other.original();
          case OverSource other -> other.source();
          default -> null;
        };
    if (below != null) surrounded(mask, layer, below);
    if (!(picture instanceof StoredSource stored)) return;
    PixelData pixels = stored.data();
    if (pixels.format().depth() == Depth.F32 || pixels.showsOutside()) return;
    byte[] nothing = spaces.transparentPixel(tree.spaceOf(layer));
    if (Arrays.equals(pixels.defaultPixel(), nothing)) return;
    findings.inexact(
        mask,
        "Krita may blend the layer's transparent surroundings too, which rounds what lies below",
        "not blended");
  }

  /// Whether the plane on which Krita masks a layer begins as a copy of it: not where the layer has
  /// no tiles yet when that plane is made.
  private boolean keepsEdge(Layer layer) {
    return switch (layer) {
      case CloneLayer clone -> clone.traits().x() == 0 && clone.traits().y() == 0;
      case GroupLayer group -> {
        Layer only = blending.only(group.children());
        if (only == null || LayerTree.masked(only)) yield false;
        yield only instanceof PaintLayer || keepsEdge(only);
      }
      case FileLayer _ -> true;
      default -> !spaces.loadedAnew(tree.spaceOf(layer));
    };
  }

  /// Whether a mask on the layer looks at more than a pixel to make one.
  boolean seesArea(Layer layer) {
    return layer.masks().stream()
        .anyMatch(m ->
            m.isVisible()
                && m instanceof FilterMask f
                && filtering.seesArea(f, tree.spaceOf(layer)));
  }

  /// What a mask does to the picture below it; null when nothing.
  private MaskedSource.@Nullable Step step(Mask mask, TileSource below, FilterSpace space) {
    switch (mask) {
      case TransparencyMask m -> {
        MaskSource selection = selections.of(m);
        if (selection == null) return new MaskedSource.Fade(MaskSource.NOTHING);
        if (!selections.inBatches(selection)) selections.unevenly(m, selection, space.format());
        selections.beside(m, below, selection);
        return new MaskedSource.Fade(selection);
      }
      case FilterMask m -> {
        return filtering.step(m, below, space);
      }
      case TransformMask _ -> {}
      case ColorizeMask m -> {
        if (!m.showsColouring()) return null;
        findings.inexact(m, "colorize masks are not rendered", "left out");
      }
      case SelectionMask _ -> {}
      case UnknownMask m ->
          findings.inexact(m, "unknown kind of mask '" + m.nodeType() + "'", "left out");
    }
    return null;
  }

  /// A picture through a transform mask: as it is where the mask is not understood.
  private TileSource transformed(TransformMask mask, TileSource picture) {
    if (mask.traits().attributes().containsKey("keyframes")) {
      findings.inexact(mask, "its transform is animated", "as it was saved");
    }
    TransformSettings settings = TransformSettings.of(mask.parameters());
    Projective transform = settings.transform();
    if (transform == null) {
      findings.inexact(mask, settings.reason() + " are not rendered", "left out");
      return picture;
    }
    if (transform.isIdentity()) return picture;
    if (transform.isMove()) {
      areas.use();
      return ShiftedSource.of(picture, nearest(transform.m()[6]), nearest(transform.m()[7]));
    }
    Projective back = transform.inverse();
    // Krita takes a transform without a way back for none.
    if (back == null) return picture;
    TileSource whole = areas.materialise(picture, picture.painted());
    if (!(whole instanceof Buffer buffer)) {
      findings.inexact(mask, "what it transforms is too wide", "left out");
      return picture;
    }
    if (!settings.filter().isEmpty()) {
      String later = "Krita's window draws it again with '" + settings.filter() + "' later";
      findings.inexact(mask, later, "bilinear, as Krita shows it when it opens or exports");
    }
    return TransformedSource.of(buffer, areas.beyond(picture), back, image);
  }

  /// A move in whole pixels as Krita rounds it: halves towards negative, as it looks back.
  private static int nearest(double move) {
    return (int) -Math.floor(0.5 - move);
  }
}
