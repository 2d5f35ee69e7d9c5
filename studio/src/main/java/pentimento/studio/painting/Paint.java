package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pentimento.kra.EmptyPixels;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.pipe.Edit;
import pentimento.pipe.EditJson;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Json;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Duplicate;
import pentimento.studio.Photo;
import pentimento.studio.Rendering;
import pentimento.studio.branch.Branch;
import pentimento.studio.identity.OwnEdit;

/// Puts a painting into an edit: renders the picture at the place, writes the document, then the
/// edit.
public final class Paint {

  private Paint() {}

  /// What was made.
  ///
  /// @param document the new document
  /// @param edit as saved beside the photograph
  /// @param module name of the through module in it
  public record Made(Path document, Edit edit, String module) {}

  /// Makes a painting at a place of a photograph's first edit.
  public static Made at(
      Darkroom darkroom,
      Photo photo,
      Edit edit,
      Place place,
      Through.Base base,
      boolean empty,
      Cancellation cancellation) {
    OwnEdit own = new OwnEdit(Duplicate.first(photo.file()), edit, null);
    return at(darkroom, photo, own, place, base, empty, new Memory(null), cancellation);
  }

  /// Makes a painting at a place.
  ///
  /// @param own the edit it is made in
  /// @param base how the base layer is kept
  /// @param empty leaves an embedded base layer empty; it is filled in at the next refresh
  /// @throws Unsupported where nothing can be painted: before demosaic, behind the output transform
  public static Made at(
      Darkroom darkroom,
      Photo photo,
      OwnEdit own,
      Place place,
      Through.Base base,
      boolean empty,
      Memory memory,
      Cancellation cancellation) {
    Edit edit = own.edit();
    int index = place.index(edit);
    Cut cut = Cut.of(darkroom, photo, edit, place, cancellation);
    Rendering rendering = cut.rendering();
    ImageInfo info = rendering.plan().out();
    Path document = DocumentName.free(own.place(), edit);
    BaseRecord full = cut.record("{" + UUID.randomUUID() + "}");
    BaseRecord record = empty ? full.showingNothing() : full;
    if (empty && base == Through.Base.LINKED) {
      throw new Unsupported("paint", "a linked base cannot be empty", "leave one of the two out");
    }
    Planes pixels =
        empty
            ? Planes.allocate(info.bounds(), 3)
            : darkroom.executor().render(rendering.plan(), info.bounds(), cancellation);
    switch (base) {
      case EMBEDDED ->
          NewPainting.write(
              document,
              stem(document),
              info.width(),
              info.height(),
              empty
                  ? EmptyPixels.transparent(PixelFormat.RGBA_F32)
                  : PlanarPixels.of(PixelFormat.RGBA_F32, pixels),
              record);
      case LINKED -> {
        Path linked = LinkedBase.beside(document);
        LinkedBase.write(linked, pixels, record, darkroom.executor().threads());
        NewPainting.writeLinked(
            document, stem(document), info.width(), info.height(), linked, record);
      }
    }
    ContentHash painting = hash(document, record.layer(), memory);
    Through through =
        new Through(
            String.valueOf(document.getFileName()),
            base,
            record.layer(),
            record.below().hex(),
            painting.hex(),
            Painter.resultHash(cut.hash(), painting).hex(),
            false,
            "");
    Module module = Module.of("through", through).withInstance(edit.nextInstance("through"));
    Edit with = edit.insert(index, module).withSource(cut.photo(), cut.source());
    OwnEdit _ = own.save(with, memory.whereabouts());
    return new Made(document, with, module.name());
  }

  private static ContentHash hash(Path document, String base, Memory memory) {
    try (KraDocument written = KraDocument.open(document)) {
      return memory.hash(written, base);
    }
  }

  /// The modules of an edit as plain JSON values, without those that only look.
  static List<Object> modules(Edit edit) {
    List<Module> rendered = new ArrayList<>(edit.modules());
    rendered.removeIf(module -> module.operation() instanceof Branch);
    Map<String, Object> written =
        Json.readObject("edit", EditJson.write(edit.withModules(rendered), Darkroom.catalogue()));
    return written.get("modules") instanceof List<?> list ? List.copyOf(list) : List.of();
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ".kra".length());
  }
}
