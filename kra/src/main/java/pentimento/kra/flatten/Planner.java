package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColorizeMask;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.Compositing;
import pentimento.kra.Depth;
import pentimento.kra.FileLayer;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.GroupLayer;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Mask;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.ReferenceImages;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.TransparencyMask;
import pentimento.kra.UnknownLayer;
import pentimento.kra.UnknownMask;
import pentimento.kra.VectorLayer;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.Copy;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Over;
import pentimento.kra.filter.AreaFilter;
import pentimento.kra.filter.Filter;
import pentimento.kra.filter.FilterSpace;
import pentimento.kra.filter.Filters;
import pentimento.kra.filter.PointFilter;
import pentimento.kra.style.LayerStyle;
import pentimento.pixel.Rect;

/// Turns a document's tree into sources of tiles, by Krita's rules of what is drawn on what.
final class Planner {

  private final KraDocument document;
  private final FlattenOptions options;
  private final Findings findings;
  private final AreaFiltering areas;
  private final TileFormat format;
  private final byte[] transparent;
  private final Spaces spaces;
  private final Styles styles;
  private final Set<String> cloning = new HashSet<>();

  Planner(KraDocument document, FlattenOptions options, Findings findings, AreaFiltering areas) {
    this.areas = areas;
    this.document = document;
    this.options = options;
    this.findings = findings;
    this.format = new TileFormat(document.image().space().format());
    this.spaces = new Spaces(document.image().space(), findings);
    this.transparent = transparent(document.image(), spaces);
    this.styles = new Styles(document, findings, spaces, areas);
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
    Layer only = opaque ? null : only(document.layers());
    if (only == null) {
      add(document.layers(), 255, null, stack);
    } else {
      TileSource picture = projection(only);
      if (picture != null) stack.startFrom(picture);
    }
    return stack.build();
  }

  /// The child whose picture stands for its group's as it is: an only layer (hidden ones count)
  /// that simply covers what lies below. Krita does not composite it, which shows where it is a
  /// pass-through group: its children are composited on nothing that is seen.
  private @Nullable Layer only(List<Layer> children) {
    if (children.size() != 1) return null;
    Layer child = children.getFirst();
    Compositing compositing = child.compositing();
    String op = child.compositeOp();
    boolean covers = op.equals("normal") || op.equals("alphadarken") || op.equals("copy");
    return covers
            && child.isVisible()
            && blend(child, 255, null).equals(LayerBlend.FULL)
            && compositing.layerStyle().isEmpty()
            && spaceOf(child).sameAs(document.image().space())
        ? child
        : null;
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
    return written ? background : spaces.transparentPixel();
  }

  private int time() {
    Integer frame = options.frame();
    return frame == null ? document.image().currentTime() : frame;
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
      boolean sameSpace = spaceOf(layer).sameAs(document.image().space());
      LayerBlend blend = blend(layer, opacity, sameSpace ? writes : null);
      if (layer instanceof GroupLayer group && group.passThrough()) {
        unstyled(group);
        // Of channels only the nearest group's own choice counts.
        add(group.children(), blend.opacity(), writes(group), stack);
      } else if (layer instanceof FilterLayer filter) {
        unstyled(filter);
        adjust(filter, blend, stack);
      } else {
        TileSource source = projection(layer);
        if (source == null && layer instanceof GroupLayer && op(layer).actsEverywhere()) {
          source = new ConstantSource(format, transparent);
        }
        if (source instanceof ShiftedSource moved && misses(moved, layer)) continue;
        TileSource converted =
            source == null ? null : spaces.toImage(layer, source, spaceOf(layer));
        if (converted != null) stack.add(styled(layer, lay(layer, converted, blend)));
      }
    }
  }

  /// Whether a moved picture has come to lie beside the image, if within tiles that cross its edge:
  /// Krita has no tiles of it. Clones of what it is laid on may still show it.
  private boolean misses(ShiftedSource moved, Layer layer) {
    return cloning.isEmpty()
        && !op(layer).actsEverywhere()
        && moved.reach().intersect(document.image().bounds()).isEmpty();
  }

  /// A filter layer acts on what its stack has become so far.
  private void adjust(FilterLayer layer, LayerBlend blend, StackBuilder stack) {
    CompositeOp op = op(layer);
    boolean inPlace = op instanceof Copy && blend.opacity() == 255;
    // Krita then disregards the layer's flags.
    if (inPlace) blend = LayerBlend.FULL;
    if (layer.selection() == null && layer.shapeSelection() == null) {
      // An empty selection; what is not selected is laid on itself.
      if (inPlace) return;
      stack.add(new Stack.Adjust(layer.name(), _ -> {}, MaskSource.NOTHING, op, blend));
      return;
    }
    Filter filter = Filters.of(layer.settings(), filterSpace(document.image().space()));
    if (filter == null) {
      String reason = "filter '" + layer.settings().id() + "' is not rendered";
      findings.inexact(layer, reason, "left out");
      return;
    }
    caveat(layer, filter);
    if (masked(layer)) findings.inexact(layer, "masks of filters are not rendered", "left out");
    MaskSource selection = selection(layer, layer.selection(), layer.shapeSelection());
    if (selection != null && selection.isFull()) selection = null;
    if (filter instanceof AreaFilter && !layer.compositing().allChannels()) {
      findings.inexact(
          layer,
          "Krita filters only the channels that the layer writes, and these without alpha",
          "filtered whole");
    }
    partly(layer, filter, selection, format.pixels());
    switch (filter) {
      case PointFilter point ->
          stack.add(new Stack.Adjust(layer.name(), point, selection, op, blend));
      case AreaFilter area -> {
        Buffer below = areas.materialise(stack.build());
        stack.startFrom(below);
        TileSource filtered = areas.filter(below, area);
        if (selection != null && !inPlace) {
          filtered =
              MaskedSource.of(
                  below,
                  new MaskedSource.Replace(filtered, selection),
                  document.image().bounds(),
                  true);
          selection = null;
        }
        stack.add(new Stack.Lay(layer.name(), filtered, op, blend, selection, false));
      }
    }
  }

  private FilterSpace filterSpace(ColourSpace space) {
    return new FilterSpace(space.format(), spaces.known(space));
  }

  /// What may differ where a filter acts in part.
  private void partly(
      Node node, Filter filter, @Nullable MaskSource selection, PixelFormat pixels) {
    if (selection == null || selection.isFull()) return;
    boolean rgb = pixels.model() == ColourModel.RGBA;
    boolean inBatches = filter instanceof PointFilter && inBatches(selection);
    if (rgb && pixels.depth() == Depth.F32) {
      if (!inBatches) unevenly(node, selection, pixels);
    } else if (pixels.depth() == Depth.U16 || !rgb && pixels.depth() == Depth.U8) {
      findings.inexact(
          node,
          "a mask rounds within a code of Krita's, which what lies above may magnify",
          "rounded by the formula");
    }
  }

  /// Whether Krita splits a picture under a mask into whole batches of eight pixels.
  private boolean inBatches(MaskSource selection) {
    return document.image().width() % 8 == 0 && selection.pixels().data().x() % 8 == 0;
  }

  /// Says that a mask may bound colours in places of Krita's choice.
  private void unevenly(Node node, MaskSource selection, PixelFormat pixels) {
    boolean batched = pixels.model() == ColourModel.RGBA && pixels.depth() == Depth.F32;
    if (batched && !selection.isFull()) bounds(node);
  }

  /// Says that Krita may or may not lay a picture beside the image, masked where nothing is, which
  /// rounds what lies below.
  private void beside(Node node, TileSource picture, MaskSource selection) {
    boolean coarse = format.pixels().depth() != Depth.F32;
    boolean lies = picture.extent().intersect(document.image().bounds()).isEmpty();
    if (coarse && lies && selection.selected().equals(TileSource.EVERYWHERE)) {
      findings.inexact(
          node,
          "Krita may lay a masked layer that lies beside the image, which rounds what lies below",
          "not laid");
    }
  }

  private void bounds(Node node) {
    findings.inexact(
        node,
        "whether colours are bounded at 1 depends on how Krita splits the picture",
        "bounded where not all is opaque");
  }

  private void caveat(Node node, Filter filter) {
    String caveat = filter.caveat();
    if (caveat != null) findings.inexact(node, caveat, "rendered by its formula");
  }

  private LayerBlend blend(Layer layer, int outerOpacity, boolean @Nullable [] outerWrites) {
    int own = layer.opacity();
    if (layer instanceof PaintLayer paint) own = Math.round(paint.opacityAt(time()));
    // Krita truncates this product.
    int opacity = own * outerOpacity / 255;
    boolean[] writes = writes(layer);
    if (writes == null) {
      writes = outerWrites;
    } else if (outerWrites != null) {
      for (int c = 0; c < writes.length; c++) writes[c] &= outerWrites[c];
    }
    return new LayerBlend(opacity, null, writes);
  }

  /// Krita reads as many flags as the layer's own space has channels. For another space it keeps
  /// whether there is colour and whether there is alpha; where only some colours are on it takes
  /// their flags for those of the other space, place by place.
  private boolean @Nullable [] writes(Layer layer) {
    Compositing compositing = layer.compositing();
    if (compositing.allChannels()) return null;
    boolean[] writes = new boolean[format.channels()];
    PixelFormat own = spaceOf(layer).format();
    if (own.model() != format.pixels().model()) {
      boolean colour = false;
      boolean mixed = false;
      for (int c = 0; c < own.channels() - 1; c++) {
        colour |= compositing.isOn(c);
        mixed |= compositing.isOn(c) != compositing.isOn(0);
      }
      boolean alpha = compositing.isOn(own.channels() - 1);
      if (mixed) {
        for (int c = 0; c < writes.length - 1; c++) {
          int place = format.pixels().memoryIndex(c);
          writes[c] = place < compositing.channelFlags().length() && compositing.isOn(place);
        }
        writes[writes.length - 1] = alpha;
        return writes;
      }
      if (colour && alpha) return null;
      Arrays.fill(writes, colour);
      writes[writes.length - 1] = alpha;
      return writes;
    }
    for (int c = 0; c < writes.length; c++) {
      writes[c] = compositing.isOn(format.pixels().memoryIndex(c));
    }
    return writes;
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
    if (!spaceOf(layer).sameAs(document.image().space())) {
      findings.inexact(
          layer, "its layer style works in a space of its own", "in the image's space");
    }
    return styles.step(layer, style, plain);
  }

  private Stack.Lay lay(Layer layer, TileSource source, LayerBlend blend) {
    CompositeOp op = op(layer);
    if (op instanceof Copy && blend.opacity() == 255 && lies(layer)) blend = LayerBlend.FULL;
    boolean plain =
        op.equals(CompositeOps.normal(format.blendSpace())) && blend.equals(LayerBlend.FULL);
    if (layer.compositeOp().equals("alphadarken") && blend.alphaLocked()) {
      findings.inexact(
          layer,
          "whether 'alphadarken' disregards inherited alpha depends on what Krita drew before",
          "drawn where its group has anything");
    }
    boolean coarse = !format.isFloat() || format.pixels().depth() == Depth.F16;
    boolean rounds = coarse && !(op instanceof Over) && !op.actsEverywhere();
    if (rounds && hasTilesByHistory(layer)) {
      findings.inexact(
          layer,
          "how far beside its picture what lies below is rounded depends on what Krita drew before",
          "rounded in the tiles it is known to have");
    }
    boolean mixes = op instanceof Copy && blend.opacity() < 255 && blend.writes() == null;
    if (mixes && format.isFloat() && format.batch() > 1) bounds(layer);
    return new Stack.Lay(layer.name(), source, op, blend, null, plain);
  }

  /// Whether Krita's tiles of a layer depend on how it came to draw it: drawings, which are drawn
  /// later than the rest, what was transformed, and clones of frames.
  private boolean hasTilesByHistory(Layer layer) {
    if (layer.masks().stream().anyMatch(m -> m instanceof TransformMask && m.isVisible())) {
      return true;
    }
    return switch (layer) {
      case VectorLayer _ -> true;
      case GroupLayer group ->
          group.children().stream().anyMatch(c -> c.isVisible() && hasTilesByHistory(c));
      case CloneLayer clone -> {
        Layer source = source(clone);
        String visit = "tiles " + clone.uuid() + clone.name();
        if (source == null || !cloning.add(visit)) yield false;
        boolean frames = source instanceof PaintLayer paint && paint.frames().size() > 1;
        boolean history = frames || hasTilesByHistory(source);
        cloning.remove(visit);
        yield history;
      }
      default -> false;
    };
  }

  /// Whether a layer's picture is in the image's space and its pixels lie where they are stored.
  /// Krita copies such pictures by whole tiles, without the layer's flags.
  private boolean lies(Layer layer) {
    if (!spaceOf(layer).sameAs(document.image().space())) return false;
    return switch (layer) {
      case PaintLayer paint -> {
        PixelData pixels = paint.pixelsAt(time());
        yield pixels.x() == 0 && pixels.y() == 0;
      }
      case GroupLayer group -> {
        Layer only = only(group.children());
        yield only == null || lies(only);
      }
      case CloneLayer clone -> {
        Layer source = source(clone);
        boolean moved = clone.traits().x() != 0 || clone.traits().y() != 0;
        yield moved || source == null || lies(source);
      }
      default -> true;
    };
  }

  private CompositeOp op(Layer layer) {
    String id = layer.compositeOp();
    if (id.equals("dissolve")) {
      findings.inexact(layer, "'dissolve' draws new random numbers at every run", "a fixed grain");
    }
    // Krita's own rule: a space that lacks an operation composites as normal.
    CompositeOp op = CompositeOps.find(id, format.blendSpace());
    return versioned(layer, id, op == null ? CompositeOps.normal(format.blendSpace()) : op);
  }

  /// The operation as the wanted version has it.
  private CompositeOp versioned(Layer layer, String id, CompositeOp op) {
    CompositeOp changed = op;
    KritaVersion version = options.version();
    if (version != KritaVersion.KRITA_5_1 && format.pixels().model() == ColourModel.CMYKA) {
      changed = CompositeOps.onInkAsLight(op);
    }
    if (version == KritaVersion.KRITA_5_3 && format.isFloat()) {
      changed = CompositeOps.bounded(id, changed);
    }
    if (!changed.equals(op)) {
      findings.inexact(
          layer,
          "'" + id + "' differs in this version of Krita and was not compared with it",
          "blended as that version is described");
    }
    return changed;
  }

  /// A layer's picture with masks; null when it shows nothing.
  private @Nullable TileSource projection(Layer layer) {
    TileSource original = original(layer);
    if (original == null) return null;
    TileSource masked = original;
    boolean keepsEdge = !spaces.loadedAnew(spaceOf(layer));
    for (Mask mask : layer.masks().reversed()) {
      if (mask instanceof TransformMask transform) {
        if (!mask.isVisible()) continue;
        masked = transformed(transform, masked);
        boolean moved = masked instanceof TransformedSource || masked instanceof ShiftedSource;
        if (layer instanceof GroupLayer && moved) {
          findings.inexact(
              mask,
              "Krita transforms what lies beyond the image of a group when it draws it again",
              "as when it opens the document");
        }
        continue;
      }
      MaskedSource.Step step = mask.isVisible() ? step(mask, masked, filterSpace(layer)) : null;
      if (step != null) {
        masked = MaskedSource.of(masked, step, document.image().bounds(), keepsEdge);
      }
    }
    return given(layer, masked);
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
        ? filterSpace(spaceOf(layer))
        : new FilterSpace(format.pixels(), space.profile());
  }

  /// What a mask does to the picture below it; null when nothing.
  private MaskedSource.@Nullable Step step(Mask mask, TileSource below, FilterSpace space) {
    switch (mask) {
      case TransparencyMask m -> {
        MaskSource selection = selection(m, m.selection(), m.shapeSelection());
        if (selection == null) return new MaskedSource.Fade(MaskSource.NOTHING);
        if (!inBatches(selection)) unevenly(m, selection, space.format());
        beside(m, below, selection);
        return new MaskedSource.Fade(selection);
      }
      case FilterMask m -> {
        if (m.selection() == null && m.shapeSelection() == null) return null;
        Filter filter = Filters.of(m.settings(), space);
        MaskSource selection = selection(m, m.selection(), m.shapeSelection());
        if (filter != null) {
          caveat(m, filter);
          partly(m, filter, selection, space.format());
        }
        switch (filter) {
          case null -> {
            String reason = "filter '" + m.settings().id() + "' is not rendered";
            findings.inexact(m, reason, "left out");
          }
          case PointFilter point -> {
            return new MaskedSource.Filtered(point, selection);
          }
          case AreaFilter area -> {
            Buffer picture = areas.filter(areas.materialise(below), area);
            return new MaskedSource.Replace(picture, selection);
          }
        }
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
    return TransformedSource.of(buffer, areas.beyond(picture), back, document.image().bounds());
  }

  /// A move in whole pixels as Krita rounds it: halves towards negative, as it looks back.
  private static int nearest(double move) {
    return (int) -Math.floor(0.5 - move);
  }

  private @Nullable MaskSource selection(
      Node node, @Nullable PixelData pixels, @Nullable Part shape) {
    if (shape != null) {
      findings.inexact(node, "vector selections are not rendered", "its stored pixels were taken");
    }
    return pixels == null ? null : MaskSource.of(pixels);
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
        if (given != null) {
          yield new PlanesSource(given.pixels(), format);
        }
        findings.inexact(file, "file layers are not rendered", "left out");
        yield null;
      }
      case VectorLayer vector -> {
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

  private TileSource paint(PaintLayer paint) {
    Substitute given = options.substitutes().get(paint.uuid());
    if (given != null) {
      return new PlanesSource(given.pixels(), new TileFormat(paint.space().format()));
    }
    return StoredSource.of(paint.pixelsAt(time()), document.image().bounds());
  }

  private @Nullable TileSource fill(FillLayer fill) {
    if (fill.selection() == null && fill.shapeSelection() == null) {
      // Nothing, which matters to operations that act everywhere.
      return new WithinSource(new ConstantSource(format, transparent), Rect.EMPTY);
    }
    TileSource picture = new Fills(document, findings, spaces, areas).picture(fill);
    if (picture == null) return null;
    if (format.isFloat() && fill.settings().id().equals("color")) {
      findings.inexact(
          fill,
          "Krita fills float documents with the colour or with black, by chance",
          "the colour");
    }
    MaskSource selection = selection(fill, fill.selection(), fill.shapeSelection());
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
    Layer only = only(group.children());
    if (only != null) return projection(only);
    if (group.passThrough()) return null;
    StackBuilder stack = new StackBuilder(format, transparent, null);
    add(group.children(), 255, null, stack);
    return stack.build();
  }

  private @Nullable TileSource cloned(CloneLayer clone, boolean inPlace) {
    Layer source = source(clone);
    if (source == null) {
      findings.inexact(clone, "the layer it shows is not in the document", "left out");
      return null;
    }
    if (!cloning.add(clone.uuid() + clone.name())) {
      findings.inexact(clone, "it shows itself through other clones", "left out");
      return null;
    }
    try {
      TileSource picture = shown(clone, source);
      if (picture == null) return null;
      int dx = clone.traits().x();
      int dy = clone.traits().y();
      if (!inPlace || dx == 0 && dy == 0) return picture;
      boolean masked = masked(clone) || !clone.ofOriginal() && masked(source);
      if ((masked || !(source instanceof PaintLayer)) && showsBeyond(source)) {
        findings.inexact(
            clone,
            "what Krita shows of a default pixel beyond the image depends on what it drew before",
            "shown within the tiles it is known to have");
      }
      return moved(picture, dx, dy);
    } finally {
      cloning.remove(clone.uuid() + clone.name());
    }
  }

  private static boolean masked(Layer layer) {
    return layer.masks().stream().anyMatch(m -> m.isVisible() && !(m instanceof SelectionMask));
  }

  /// Whether a layer or one in it has a default pixel that shows.
  private boolean showsBeyond(Layer layer) {
    return switch (layer) {
      case PaintLayer paint -> paint.pixelsAt(time()).showsOutside();
      case GroupLayer group -> group.children().stream().anyMatch(this::showsBeyond);
      case CloneLayer clone -> {
        Layer source = source(clone);
        yield source instanceof PaintLayer && showsBeyond(source);
      }
      default -> false;
    };
  }

  /// What a clone shows, before it is moved.
  private @Nullable TileSource shown(CloneLayer clone, Layer source) {
    if (!clone.ofOriginal()) return projection(source);
    // The original of a clone is what it shows, not moved.
    if (source instanceof CloneLayer other) return cloned(other, false);
    TileSource picture = original(source);
    return picture == null ? null : given(source, picture);
  }

  /// A picture that is shown elsewhere.
  private TileSource moved(TileSource picture, int dx, int dy) {
    TileSource moved = new ShiftedSource(picture, dx, dy);
    if (picture instanceof StoredSource stored && stored.showsOutside()) {
      Rect image = document.image().bounds();
      // Krita looks whether there are tiles, and only then sees the default pixel.
      if (picture.extent().translate(dx, dy).intersect(image).isEmpty()) {
        byte[] nothing = picture.format().pixels().transparentPixel();
        return new WithinSource(new ConstantSource(picture.format(), nothing), Rect.EMPTY);
      }
      return new WithinSource(moved, moved.extent().union(image));
    }
    return moved;
  }

  private @Nullable Layer source(CloneLayer clone) {
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
  private ColourSpace spaceOf(Layer layer) {
    return switch (layer) {
      case PaintLayer paint -> paint.space();
      case CloneLayer clone -> {
        Layer source = source(clone);
        boolean again = source == null || !cloning.add("space " + clone.uuid() + clone.name());
        if (again || source == null) yield document.image().space();
        ColourSpace space = spaceOf(source);
        cloning.remove("space " + clone.uuid() + clone.name());
        yield space;
      }
      // Krita keeps a linked picture in its own space, which the document does not name; what is
      // given in its place says it.
      case FileLayer _,
          GroupLayer _,
          FillLayer _,
          FilterLayer _,
          VectorLayer _,
          ReferenceImages _,
          UnknownLayer _ ->
          document.image().space();
    };
  }
}
