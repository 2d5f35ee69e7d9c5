package pentimento.studio.painting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.program.DarktableEngine;
import pentimento.pipe.Edit;
import pentimento.pipe.Meaning;
import pentimento.pipe.Module;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Unsupported;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Rendering;

/// The picture at a place in an edit, before it is rendered: what a painting there stands on and a
/// branch there keeps.
///
/// @param photo file name of the photograph
/// @param source hash of its bytes
/// @param rendering how the picture is made
/// @param hash its fingerprint
/// @param modules the modules below, as an edit writes them
/// @param darktable version of darktable, when it renders a part of the picture; null when not
public record Cut(
    String photo,
    ContentHash source,
    Rendering rendering,
    ContentHash hash,
    List<Object> modules,
    @Nullable String darktable) {

  /// The picture at a place where a painting or branch can stand.
  ///
  /// @throws Unsupported before demosaic and behind the output transform
  public static Cut of(
      Darkroom darkroom, Photo photo, Edit edit, Place place, Cancellation cancellation) {
    int index = place.index(edit);
    for (Module above : edit.modules().subList(index, edit.modules().size())) {
      if (!above.id().equals("demosaic")) continue;
      throw new Unsupported(
          place.toString(),
          "is before demosaic: there is one sample a pixel and nothing to paint on",
          "choose a place after demosaic, such as before:filmicrgb");
    }
    Cut cut = of(darkroom, photo, edit, index, cancellation);
    if (cut.rendering.plan().out().meaning().encoding() == Meaning.Encoding.NON_LINEAR) {
      throw new Unsupported(
          place.toString(), "the numbers are not linear there", "choose a place before colorout");
    }
    return cut;
  }

  /// @param index how many modules of the edit stand below
  public static Cut of(
      Darkroom darkroom, Photo photo, Edit edit, int index, Cancellation cancellation) {
    Rendering rendering = darkroom.below(photo, edit, index, cancellation);
    ContentHash hash =
        BelowHash.of(
            Darkroom.catalogue(),
            rendering.segments().getLast().top(Darkroom.catalogue()),
            edit.modules().subList(index, edit.modules().size()));
    return new Cut(
        String.valueOf(photo.file().getFileName()),
        photo.hash(),
        rendering,
        hash,
        Paint.modules(edit.withModules(edit.modules().subList(0, index))),
        DarktableEngine.isNeeded(edit.modules().subList(0, index)) ? darkroom.darktable() : null);
  }

  /// What a base layer that shows this picture says about itself.
  ///
  /// @param layer uuid of the base layer
  public BaseRecord record(String layer) {
    return new BaseRecord(
        photo, source, layer, hash, modules, darktable, CanvasPlace.of(rendering));
  }
}
