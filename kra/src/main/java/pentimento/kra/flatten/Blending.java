package pentimento.kra.flatten;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColourModel;
import pentimento.kra.Compositing;
import pentimento.kra.Depth;
import pentimento.kra.FileLayer;
import pentimento.kra.GroupLayer;
import pentimento.kra.Layer;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.CompositeOp;
import pentimento.kra.blend.CompositeOps;
import pentimento.kra.blend.Copy;
import pentimento.kra.blend.LayerBlend;
import pentimento.kra.blend.Over;

/// How layers are laid on what is below them: operation, opacity, channels.
final class Blending {

  private final LayerTree tree;
  private final TileFormat format;
  private final KritaVersion version;
  private final Findings findings;
  private final Selections selections;

  Blending(
      LayerTree tree,
      TileFormat format,
      KritaVersion version,
      Findings findings,
      Selections selections) {
    this.tree = tree;
    this.format = format;
    this.version = version;
    this.findings = findings;
    this.selections = selections;
  }

  /// Lays a picture, already in the image's space, as its layer says.
  Stack.Lay lay(Layer layer, TileSource source, LayerBlend blend) {
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
    // Where masks leave tiles was measured; of these not in all cases.
    boolean odd = !tree.sharesSpace(layer) || layer instanceof CloneLayer;
    if (rounds && (tree.hasTilesByHistory(layer) || odd && LayerTree.masked(layer))) {
      findings.inexact(
          layer,
          "how far beside its picture what lies below is rounded depends on what Krita drew before",
          "rounded in the tiles it is known to have");
    }
    if (layer.compositeOp().equals("luminosity_sai") && format.batch() > 1) {
      findings.inexact(
          layer,
          "it shows colours hidden below, which depend on where Krita's tiles lie in memory",
          "as if batches of pixels began where tiles do");
    }
    boolean mixes = op instanceof Copy && blend.opacity() < 255 && blend.writes() == null;
    if (mixes && format.isFloat() && format.batch() > 1) selections.bounds(layer);
    return new Stack.Lay(layer.name(), source, op, blend, null, plain);
  }

  /// Opacity and channels of a layer.
  ///
  /// @param outerOpacity of the pass-through groups around it, 0..255
  /// @param outerWrites channels that the pass-through group around it writes; null for all
  LayerBlend blend(Layer layer, int outerOpacity, boolean @Nullable [] outerWrites) {
    // Krita truncates this product.
    int opacity = tree.opacity(layer) * outerOpacity / 255;
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
  boolean @Nullable [] writes(Layer layer) {
    Compositing compositing = layer.compositing();
    if (compositing.allChannels()) return null;
    boolean[] writes = new boolean[format.channels()];
    // A linked picture comes later than the flags.
    boolean linked = layer instanceof FileLayer;
    PixelFormat own = linked ? format.pixels() : tree.spaceOf(layer).format();
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

  /// The child whose picture stands for its group's as it is: an only layer (hidden ones count)
  /// that simply covers what lies below. Krita does not composite it, which shows where it is a
  /// pass-through group: its children are composited on nothing that is seen.
  @Nullable Layer only(List<Layer> children) {
    if (children.size() != 1) return null;
    Layer child = children.getFirst();
    Compositing compositing = child.compositing();
    String op = child.compositeOp();
    boolean covers = op.equals("normal") || op.equals("alphadarken") || op.equals("copy");
    return covers
            && child.isVisible()
            && blend(child, 255, null).equals(LayerBlend.FULL)
            && compositing.layerStyle().isEmpty()
            && tree.sharesSpace(child)
        ? child
        : null;
  }

  /// Whether a layer's picture is in the image's space and its pixels lie where they are stored.
  /// Krita copies such pictures by whole tiles, without the layer's flags.
  private boolean lies(Layer layer) {
    if (!tree.sharesSpace(layer)) return false;
    return switch (layer) {
      case PaintLayer paint -> {
        PixelData pixels = tree.pixels(paint);
        yield pixels.x() == 0 && pixels.y() == 0;
      }
      case GroupLayer group -> {
        Layer only = only(group.children());
        yield only == null || lies(only);
      }
      case CloneLayer clone -> {
        Layer source = tree.source(clone);
        boolean moved = clone.traits().x() != 0 || clone.traits().y() != 0;
        yield moved || source == null || lies(source);
      }
      default -> true;
    };
  }

  /// A layer's operation in the image's space, as the wanted version of Krita has it.
  CompositeOp op(Layer layer) {
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
}
