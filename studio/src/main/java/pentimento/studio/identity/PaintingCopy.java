package pentimento.studio.identity;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import pentimento.kra.CloneLayer;
import pentimento.kra.FileLayer;
import pentimento.kra.FilterLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Mask;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.kra.edit.KraEdit;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.studio.Darkroom;
import pentimento.studio.painting.BaseRecord;
import pentimento.studio.painting.Cut;
import pentimento.studio.painting.LinkedBase;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.NewPainting;
import pentimento.studio.painting.Painter;
import pentimento.studio.painting.Through;

/// Makes a document of its own out of another painting's: the same layers on another base.
final class PaintingCopy {

  private PaintingCopy() {}

  /// Writes the document.
  ///
  /// @param from the document whose layers are taken
  /// @param through how the base is kept, and which layer of `from` it is
  /// @param input what the new document stands on
  /// @param filtersOnly takes filter layers, filter masks on the base and the groups they are in,
  ///   and nothing that is painted
  /// @param target must not exist
  /// @return the new painting
  static Through write(
      Darkroom darkroom,
      Path from,
      Through through,
      Cut input,
      boolean filtersOnly,
      Path target,
      Memory memory,
      Cancellation cancellation) {
    String layer = "{" + UUID.randomUUID() + "}";
    ImageInfo info = input.rendering().plan().out();
    BaseRecord record = input.record(layer);
    Planes pixels =
        darkroom.executor().render(input.rendering().plan(), info.bounds(), cancellation);
    int threads = darkroom.executor().threads();
    Path linked = LinkedBase.beside(target);
    if (through.base() == Through.Base.LINKED) LinkedBase.write(linked, pixels, record, threads);
    try (KraDocument document = KraDocument.open(from)) {
      KraEdit edit = KraEdit.of(document);
      Node base = document.byUuid(through.layer());
      if (filtersOnly) strip(edit, document.layers(), base);
      boolean canvas =
          info.width() != document.image().width() || info.height() != document.image().height();
      if (canvas) edit.resize(info.width(), info.height());
      switch (base) {
        case PaintLayer paint when through.base() == Through.Base.EMBEDDED ->
            edit.pixels(paint, PlanarPixels.of(PixelFormat.RGBA_F32, pixels))
                .set(paint, "uuid", layer, false);
        case FileLayer file when through.base() == Through.Base.LINKED ->
            edit.set(file, "source", String.valueOf(linked.getFileName()), true)
                .move(file, 0, 0)
                .set(file, "uuid", layer, false);
        case null, default -> {
          NewNode fresh =
              through.base() == Through.Base.LINKED
                  ? NewPainting.linked(linked)
                  : NewNode.paint(
                      NewPainting.BASE_NAME, PlanarPixels.of(PixelFormat.RGBA_F32, pixels));
          edit.addOnTop(fresh.locked(true).uuid(layer));
        }
      }
      follow(edit, document.layers(), through.layer(), layer);
      edit.annotation(BaseRecord.TYPE, record.description(), record.bytes())
          .save(target, new SaveOptions(false, cancellation));
    }
    ContentHash painting;
    try (KraDocument written = KraDocument.open(target)) {
      painting = memory.hash(written, layer);
    }
    return new Through(
        String.valueOf(target.getFileName()),
        through.base(),
        layer,
        input.hash().hex(),
        painting.hex(),
        Painter.resultHash(input.hash(), painting).hex(),
        through.keep(),
        "");
  }

  /// Clones of the base go on showing it.
  private static void follow(KraEdit edit, List<Layer> layers, String old, String now) {
    for (Layer layer : layers) {
      if (layer instanceof CloneLayer clone && clone.sourceUuid().equals(old)) {
        edit.set(clone, "clonefromuuid", now, false);
      }
      if (layer instanceof GroupLayer group) follow(edit, group.children(), old, now);
    }
  }

  /// Removes what is painted.
  private static void strip(
      KraEdit edit, List<Layer> layers, @org.jspecify.annotations.Nullable Node base) {
    for (Layer layer : layers) {
      if (!layer.equals(base) && !hasFilter(layer)) {
        edit.remove(layer);
        continue;
      }
      for (Mask mask : layer.masks()) if (!(mask instanceof FilterMask)) edit.remove(mask);
      if (layer instanceof GroupLayer group) strip(edit, group.children(), base);
    }
  }

  private static boolean hasFilter(Layer layer) {
    if (layer instanceof FilterLayer) return true;
    if (!(layer instanceof GroupLayer group)) return false;
    for (Layer child : group.children()) if (hasFilter(child)) return true;
    return false;
  }
}
