package pentimento.kra.content;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColorizeMask;
import pentimento.kra.ColourSpace;
import pentimento.kra.Compositing;
import pentimento.kra.FileLayer;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.FilterSettings;
import pentimento.kra.Frame;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Mask;
import pentimento.kra.Node;
import pentimento.kra.OpacityKey;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.ReferenceImages;
import pentimento.kra.Selected;
import pentimento.kra.SelectionMask;
import pentimento.kra.TransformMask;
import pentimento.kra.TransparencyMask;
import pentimento.kra.UnknownLayer;
import pentimento.kra.UnknownMask;
import pentimento.kra.VectorLayer;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// The content hash of a painting: equal when nothing changed that could show, whoever saved the
/// document and however its pixels are stored.
///
/// Counted are the canvas, the tree with its modes and masks, and decoded pixels. Not counted are
/// names, locks, labels, guides, file names, and the pixels of the base layer, which come from the
/// photo. Nodes are told apart by uuid.
///
/// @param hash of the whole
/// @param nodes of each node by itself, without its children, by uuid
public record PaintingHash(ContentHash hash, Map<String, ContentHash> nodes) {

  private static final String SCHEME = "painting 1";

  /// @param baseUuid the layer whose pixels do not count; empty when all count
  /// @param memo what is known from earlier, and learns
  public static PaintingHash of(KraDocument document, String baseUuid, PaintingMemo memo) {
    return of(document, baseUuid, Set.of(), memo);
  }

  /// @param baseUuid the layer whose pixels do not count; empty when all count
  /// @param given further file layers whose pictures do not count, since others answer for them
  /// @param memo what is known from earlier, and learns
  public static PaintingHash of(
      KraDocument document, String baseUuid, Set<String> given, PaintingMemo memo) {
    return new Walk(document, baseUuid, given, new PixelHashes(memo), true).hash();
  }

  /// The hash of everything but the pixels of paint layers without frames.
  static ContentHash structure(KraDocument document, String baseUuid, PaintingMemo memo) {
    return new Walk(document, baseUuid, Set.of(), new PixelHashes(memo), false).hash().hash();
  }

  /// Hashes node after node.
  private static final class Walk {

    private final KraDocument document;
    private final String baseUuid;
    private final Set<String> given;
    private final PixelHashes pixels;
    private final boolean withPaint;
    private final Map<String, ContentHash> profiles = new LinkedHashMap<>();
    private final Map<String, ContentHash> nodes = new LinkedHashMap<>();

    Walk(
        KraDocument document,
        String baseUuid,
        Set<String> given,
        PixelHashes pixels,
        boolean withPaint) {
      this.document = document;
      this.baseUuid = baseUuid;
      this.given = given;
      this.pixels = pixels;
      this.withPaint = withPaint;
    }

    PaintingHash hash() {
      ContentHasher h = new ContentHasher().put(SCHEME);
      h.put(document.image().width()).put(document.image().height());
      h.put(document.image().currentTime()).put(document.image().background());
      space(h, document.image().space());
      children(h, document.layers());
      return new PaintingHash(h.hash(), Map.copyOf(nodes));
    }

    private void children(ContentHasher h, java.util.List<Layer> layers) {
      h.put(layers.size());
      for (Layer layer : layers) {
        h.put(node(layer));
        int masks = 0;
        for (Mask mask : layer.masks()) {
          if (mask instanceof SelectionMask) continue;
          h.put(node(mask));
          masks++;
        }
        h.put(masks);
        if (layer instanceof GroupLayer group) children(h, group.children());
      }
    }

    private ContentHash node(Node node) {
      ContentHasher h = new ContentHasher();
      h.put(node.nodeType()).put(node.uuid()).put(node.isVisible());
      if (node instanceof Layer layer) compositing(h, layer.compositing());
      switch (node) {
        case PaintLayer p -> paint(h, p);
        case GroupLayer g -> h.put(g.passThrough());
        case CloneLayer c ->
            h.put(c.sourceUuid()).put(c.ofOriginal()).put(c.traits().x()).put(c.traits().y());
        case FileLayer f -> file(h, f);
        case FillLayer f -> {
          settings(h, f.settings());
          selection(h, f);
        }
        case FilterLayer f -> {
          settings(h, f.settings());
          selection(h, f);
        }
        case VectorLayer v -> {
          h.put(document.image().xResolution()).put(document.image().yResolution());
          part(h, v.svg());
          part(h, v.odg());
        }
        case TransparencyMask m -> selection(h, m);
        case FilterMask m -> {
          settings(h, m.settings());
          selection(h, m);
        }
        case TransformMask m -> part(h, m.parameters());
        case ColorizeMask m -> {
          space(h, m.space());
          h.put(m.op()).put(m.showsColouring());
          h.put(pixels.of(m.colouring()));
        }
        case SelectionMask _, ReferenceImages _, UnknownLayer _, UnknownMask _ -> {}
      }
      ContentHash hash = h.hash();
      nodes.put(node.uuid(), hash);
      return hash;
    }

    private void paint(ContentHasher h, PaintLayer p) {
      space(h, p.space());
      boolean base = !baseUuid.isEmpty() && p.uuid().equals(baseUuid);
      h.put(base);
      if (base) return;
      h.put(p.frames().size());
      if (p.frames().isEmpty() && withPaint) h.put(pixels.of(p.pixels()));
      for (Frame f : p.frames()) h.put(f.time()).put(pixels.of(f.pixels()));
    }

    private void compositing(ContentHasher h, Compositing c) {
      // Krita writes nothing or a row of ones for "all".
      String flags = c.allChannels() ? "" : c.channelFlags();
      h.put(c.opacity()).put(c.op()).put(flags).put(c.layerStyle());
      for (OpacityKey k : c.opacityKeys()) h.put(k.toString());
      if (!c.layerStyle().isEmpty()) part(h, document.part("annotations/layerstyles.asl"));
    }

    private void settings(ContentHasher h, FilterSettings s) {
      h.put(s.id()).put(s.version()).put(s.parameters().size());
      for (Map.Entry<String, String> e : new TreeMap<>(s.parameters()).entrySet()) {
        h.put(e.getKey()).put(e.getValue());
      }
    }

    private void selection(ContentHasher h, Selected node) {
      PixelData selection = node.selection();
      h.put(selection != null);
      if (selection != null) h.put(pixels.of(selection));
      for (Frame f : node.selectionFrames()) h.put(f.time()).put(pixels.of(f.pixels()));
      part(h, node.shapeSelection());
    }

    /// What a file layer shows counts by content, wherever the file lies.
    private void file(ContentHasher h, FileLayer f) {
      h.put(f.scaling().name()).put(f.traits().x()).put(f.traits().y());
      if (!baseUuid.isEmpty() && f.uuid().equals(baseUuid)) return;
      if (given.contains(f.uuid())) return;
      Path folder = Path.of(document.file()).toAbsolutePath().getParent();
      Path source;
      try {
        source = folder == null ? Path.of(f.source()) : folder.resolve(f.source());
      } catch (java.nio.file.InvalidPathException _) {
        h.put(f.source());
        return;
      }
      boolean there = Files.isRegularFile(source);
      h.put(there);
      if (there) h.put(ContentHasher.ofFile(source));
    }

    private void space(ContentHasher h, ColourSpace space) {
      h.put(space.format().toString());
      Part icc = space.icc();
      if (icc == null) {
        h.put(space.profileName());
      } else {
        h.put(
            profiles.computeIfAbsent(
                icc.crc() + " " + icc.size(), _ -> ContentHasher.ofBytes(icc.bytes())));
      }
    }

    private static void part(ContentHasher h, @Nullable Part part) {
      h.put(part != null);
      if (part != null) h.put(part.bytes());
    }
  }
}
