package pentimento.kra.flatten;

import java.util.Arrays;
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
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.ReferenceImages;
import pentimento.kra.UnknownLayer;
import pentimento.kra.VectorLayer;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.filter.FilterSpace;
import pentimento.kra.style.LayerStyle;
import pentimento.pixel.Rect;

/// Turns a document's tree into sources of tiles, by Krita's rules of what is drawn on what.
final class Planner {

  private final KraDocument document;
  private final FlattenOptions options;
  private final Findings findings;
  private final TileFormat format;
  private final byte[] transparent;
  private final Spaces spaces;
  private final Styles styles;
  private final LinkedPictures linked;
  private final LayerTree tree;
  private final Selections selections;
  private final Blending blending;
  private final Filtering filtering;
  private final Masking masks;
  private final Fills fills;
  private final Set<String> cloning = new HashSet<>();
  private final ClonedPictures clones;
  private int cycles;

  Planner(KraDocument document, FlattenOptions options, Findings findings, AreaFiltering areas) {
    this.document = document;
    this.options = options;
    this.findings = findings;
    this.format = new TileFormat(document.image().space().format());
    this.spaces = new Spaces(document.image().space(), findings);
    this.transparent = transparent(document.image(), spaces);
    this.styles = new Styles(document, findings, spaces, areas);
    Rect bounds = document.image().bounds();
    this.clones = new ClonedPictures(new SharedTiles(document.file()));
    NamedProfiles names = new NamedProfiles(document);
    this.linked = new LinkedPictures(document, options, findings, spaces, names);
    this.tree = new LayerTree(document, linked, options.frame());
    this.fills = new Fills(document, tree, findings, spaces, names, areas);
    this.selections = new Selections(bounds, format, tree, findings);
    this.blending = new Blending(tree, format, options.version(), findings, selections);
    this.filtering = new Filtering(document, findings, spaces, selections, areas);
    this.masks =
        new Masking(bounds, tree, findings, spaces, blending, selections, filtering, areas);
  }

  /// The whole image.
  Stack image() {
    if (!document.folder().equals(document.image().name())) {
      findings.inexact(
          document.image(),
          "its layers lie in the folder '" + document.folder() + "', where Krita may not look",
          "taken from there");
    }
    byte[] background = document.image().background();
    int alphaAt = background.length - format.pixels().depth().bytes();
    boolean shows = false;
    for (int i = Math.max(alphaAt, 0); i < background.length; i++) shows |= background[i] != 0;
    boolean whole = background.length == format.pixels().bytesPerPixel();
    boolean opaque = shows && whole;
    StackBuilder stack =
        new StackBuilder(
            format, transparent, opaque ? new ConstantSource(format, background) : null);
    Layer only = opaque ? null : blending.only(document.layers());
    if (only == null) {
      add(document.layers(), 255, null, stack);
    } else {
      TileSource picture = projection(only);
      if (picture != null) stack.startFrom(only.name(), picture);
    }
    return stack.build();
  }

  /// The document's own transparent pixel is Krita's conversion of transparent black.
  private static byte[] transparent(ImageHead image, Spaces spaces) {
    PixelFormat format = image.space().format();
    byte[] background = image.background();
    boolean written =
        background.length == format.bytesPerPixel()
            && !Arrays.equals(background, format.transparentPixel());
    for (int i = background.length - format.depth().bytes();
        written && i < background.length;
        i++) {
      written = background[i] == 0;
    }
    return written ? background : spaces.transparentPixel(image.space());
  }

  /// Adds the visible ones of some siblings.
  ///
  /// A filter or fill layer without a stored selection has an empty one when Krita has loaded it,
  /// and shows nothing (docs/decisions/0301).
  ///
  /// @param opacity of the pass-through groups around them
  /// @param writes channels that the pass-through group around them writes
  private void add(
      List<Layer> siblings, int opacity, boolean @Nullable [] writes, StackBuilder stack) {
    for (Layer layer : siblings.reversed()) {
      if (!layer.isVisible()) continue;
      LayerBlend blend = blending.blend(layer, opacity, tree.sharesSpace(layer) ? writes : null);
      if (layer instanceof GroupLayer group && group.passThrough()) {
        unstyled(group);
        // Of channels only the nearest group's own choice counts.
        add(group.children(), blend.opacity(), blending.writes(group), stack);
      } else if (layer instanceof FilterLayer filter) {
        unstyled(filter);
        filtering.adjust(filter, blending.op(filter), blend, stack);
      } else {
        TileSource source = projection(layer);
        if (source == null && layer instanceof GroupLayer && blending.op(layer).actsEverywhere()) {
          source = new ConstantSource(format, transparent);
        }
        if (source instanceof ShiftedSource moved && misses(moved, layer)) continue;
        TileSource converted =
            source == null ? null : spaces.toImage(layer, source, tree.spaceOf(layer));
        if (converted != null) stack.add(styled(layer, blending.lay(layer, converted, blend)));
      }
    }
  }

  /// Whether a moved picture has come to lie beside the image, if within tiles that cross its edge:
  /// Krita has no tiles of it. Clones of what it is laid on may still show it.
  private boolean misses(ShiftedSource moved, Layer layer) {
    return cloning.isEmpty()
        && !blending.op(layer).actsEverywhere()
        && moved.reach().intersect(document.image().bounds()).isEmpty();
  }

  /// Says what is not done for layers without a picture of their own.
  private void unstyled(Layer layer) {
    if (styles.of(layer) == null) return;
    String kind = layer instanceof GroupLayer ? "groups that let their layers through" : "filters";
    findings.inexact(layer, "layer styles of " + kind + " are not rendered", "left out");
  }

  /// A layer with its style.
  private Stack.Step styled(Layer layer, Stack.Lay plain) {
    LayerStyle style = styles.of(layer);
    if (style == null) return plain;
    if (!tree.sharesSpace(layer)) {
      findings.inexact(
          layer, "its layer style works in a space of its own", "in the image's space");
    }
    return styles.step(layer, style, plain);
  }

  /// A layer's picture with masks; null when it shows nothing.
  private @Nullable TileSource projection(Layer layer) {
    TileSource original = original(layer);
    return original == null ? null : given(layer, masks.of(layer, original, filterSpace(layer)));
  }

  /// A linked picture that is in a space of its own, brought into the image's.
  private TileSource given(Layer layer, TileSource picture) {
    Substitute.Space space = givenSpace(layer);
    return space == null ? picture : new LinearSource(picture, space.toImage());
  }

  private Substitute.@Nullable Space givenSpace(Layer layer) {
    if (!(layer instanceof FileLayer)) return null;
    Substitute given = options.substitutes().get(layer.uuid());
    return given == null ? null : given.space();
  }

  private FilterSpace filterSpace(Layer layer) {
    Substitute.Space space = givenSpace(layer);
    return space == null
        ? filtering.space(tree.spaceOf(layer))
        : new FilterSpace(format.pixels(), space.profile());
  }

  /// A layer's picture without its masks, in its own colour space; null when it shows nothing.
  private @Nullable TileSource original(Layer layer) {
    return switch (layer) {
      case PaintLayer paint -> paint(paint);
      case GroupLayer group -> group(group);
      case CloneLayer clone -> cloned(clone, true);
      case FillLayer fill -> fill(fill);
      case FilterLayer _ -> null;
      case FileLayer file -> {
        Substitute given = options.substitutes().get(file.uuid());
        yield given == null
            ? linked.picture(file)
            : new PlanesSource(given.pixels(), format, TileSource.EVERYWHERE);
      }
      case VectorLayer vector -> {
        drawnLater(vector);
        TileSource drawing = new Drawings(document, findings).picture(vector);
        yield drawing == null ? null : spaces.fromScreen(vector, drawing);
      }
      case ReferenceImages _ -> null;
      case UnknownLayer unknown -> {
        findings.inexact(unknown, "unknown kind of layer '" + unknown.nodeType() + "'", "left out");
        yield null;
      }
    };
  }

  /// Says that Krita draws a layer after it has opened the document: in floats it may show the
  /// picture before.
  private void drawnLater(Layer layer) {
    if (!format.isFloat()) return;
    findings.inexact(
        layer, "Krita may show a float document before it has drawn this", "drawn all the same");
  }

  private TileSource paint(PaintLayer paint) {
    Substitute given = options.substitutes().get(paint.uuid());
    if (given != null) {
      TileFormat own = new TileFormat(paint.space().format());
      return new PlanesSource(given.pixels(), own, TileSource.EVERYWHERE);
    }
    return StoredSource.of(tree.pixels(paint), document.image().bounds());
  }

  private @Nullable TileSource fill(FillLayer fill) {
    if (Selections.isMissing(fill)) {
      // Nothing, which matters to operations that act everywhere.
      return new WithinSource(new ConstantSource(format, transparent), Rect.EMPTY);
    }
    TileSource picture = fills.picture(fill);
    if (picture == null) return null;
    drawnLater(fill);
    MaskSource selection = selections.of(fill);
    if (selection == null) return picture;
    TileSource selected =
        MaskedSource.of(picture, new MaskedSource.Fade(selection), document.image().bounds(), true);
    Rect within = selection.selected();
    // The picture has tiles of its own, which need not be those of a selection that was moved.
    if (!within.equals(TileSource.EVERYWHERE)) within = Buffer.wholeTiles(within);
    return new WithinSource(selected, within);
  }

  /// A group's own picture; null when it has none.
  private @Nullable TileSource group(GroupLayer group) {
    Layer only = blending.only(group.children());
    if (only != null) return projection(only);
    if (group.passThrough()) return null;
    StackBuilder stack = new StackBuilder(format, transparent, null);
    add(group.children(), 255, null, stack);
    return stack.build();
  }

  private @Nullable TileSource cloned(CloneLayer clone, boolean inPlace) {
    Layer source = tree.source(clone);
    if (source == null) {
      findings.inexact(clone, "the layer it shows is not in the document", "left out");
      return null;
    }
    if (!cloning.add(clone.uuid() + clone.name())) {
      cycles++;
      showsItself(clone);
      return null;
    }
    try {
      TileSource picture = shown(clone, source);
      if (picture == null) return null;
      if (tree.isLinked(source)) {
        findings.inexact(
            clone,
            "Krita reads a linked picture later and may not show it in a clone",
            "shown all the same");
      }
      int dx = clone.traits().x();
      int dy = clone.traits().y();
      if (!inPlace || dx == 0 && dy == 0) return picture;
      boolean masked = LayerTree.masked(clone) || !clone.ofOriginal() && LayerTree.masked(source);
      if ((masked || !(source instanceof PaintLayer)) && tree.showsBeyond(source)) {
        findings.inexact(
            clone,
            "what Krita shows of a default pixel beyond the image depends on what it drew before",
            "shown within the tiles it is known to have");
      }
      if (!clone.ofOriginal() && masks.seesArea(source)) {
        findings.inexact(
            clone,
            "what a filter made of its layer beyond the image depends on what Krita drew before",
            "filtered as a whole");
      }
      return moved(picture, tree.spaceOf(source), dx, dy);
    } finally {
      cloning.remove(clone.uuid() + clone.name());
    }
  }

  private void showsItself(CloneLayer clone) {
    findings.inexact(clone, "it shows itself through other clones", "left out");
  }

  /// What a clone shows, before it is moved. Planned once for all clones that show the same, and
  /// computed once too where they stand in what other clones show.
  private @Nullable TileSource shown(CloneLayer clone, Layer source) {
    ClonedPictures.Picture known = clones.of(clone, source);
    if (known == null) {
      int before = cycles;
      TileSource picture = picture(clone, source);
      known = clones.put(clone, source, picture, cycles > before);
    } else if (known.cyclic()) {
      showsItself(clone);
    }
    TileSource picture = known.plain();
    if (picture != null && clone.ofOriginal() && source instanceof CloneLayer) {
      seenThrough(clone, picture);
    }
    return cloning.size() == 1 ? picture : known.shared();
  }

  private @Nullable TileSource picture(CloneLayer clone, Layer source) {
    if (!clone.ofOriginal()) return projection(source);
    // The original of a clone is what it shows, not moved.
    if (source instanceof CloneLayer other) return cloned(other, false);
    // That of a fill is what was drawn, before its selection.
    if (source instanceof FillLayer fill) {
      TileSource drawing = fills.picture(fill);
      if (drawing == null) return null;
      drawnLater(fill);
      return new CutSource(drawing, fills.drawn(fill));
    }
    TileSource picture = original(source);
    return picture == null ? null : given(source, picture);
  }

  /// Says that Krita draws groups and masks beyond the image only where a clone of theirs needs it:
  /// a clone of that clone, moved elsewhere, shows what is there by chance.
  private void seenThrough(CloneLayer clone, TileSource picture) {
    boolean stored = picture instanceof StoredSource;
    Rect painted = picture.painted();
    if (!stored && !painted.intersect(document.image().bounds()).equals(painted)) {
      findings.inexact(
          clone,
          "what the clone of a clone shows from beyond the image depends on what Krita drew before",
          "shown as if it had been drawn");
    }
  }

  /// A picture that is shown elsewhere.
  private TileSource moved(TileSource picture, ColourSpace space, int dx, int dy) {
    TileSource moved = new ShiftedSource(picture, dx, dy);
    byte[] outside = outside(picture);
    if (outside == null || Arrays.equals(outside, spaces.transparentPixel(space))) return moved;
    // Krita copies the tiles alone where what surrounds them is what a new plane is made of, else
    // the whole image; not without looking whether there are tiles.
    Rect image = document.image().bounds();
    if (picture.extent().translate(dx, dy).intersect(image).isEmpty()) {
      byte[] nothing = picture.format().pixels().transparentPixel();
      return new WithinSource(new ConstantSource(picture.format(), nothing), Rect.EMPTY);
    }
    return new WithinSource(moved, moved.extent().union(image));
  }

  /// The pixel that surrounds a picture's tiles; null for what Krita makes new planes of.
  private static byte @Nullable [] outside(TileSource picture) {
    return switch (picture) {
      case StoredSource stored -> stored.data().defaultPixel();
      case MaskedSource masked -> outside(masked.original());
      default -> null;
    };
  }
}
