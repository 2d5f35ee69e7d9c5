package pentimento.studio.painting;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.Annotation;
import pentimento.kra.KraDocument;
import pentimento.pipe.Json;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;

/// What a document's base layer shows, kept in the document itself as an annotation, which Krita
/// keeps at every save. Where it differs from what the edit says, this is right. A linked base has
/// its own record, see [LinkedBase]; the document's then says what it showed at first.
///
/// @param photo file name of the photograph when the base was written
/// @param source hash of the photograph's bytes then
/// @param layer uuid of the base layer
/// @param below fingerprint of the picture below that the base shows; [#NOTHING] while it is empty
/// @param modules the modules below with their parameters, as an edit writes them, so that it can
///   be said which value changed
/// @param darktable version of darktable, when it rendered a part of the picture; null when not
/// @param place where the base lies on the photograph; null when nobody knows
public record BaseRecord(
    String photo,
    ContentHash source,
    String layer,
    ContentHash below,
    List<Object> modules,
    @Nullable String darktable,
    @Nullable CanvasPlace place) {

  /// The `below` of a base layer that shows nothing yet.
  public static final ContentHash NOTHING = new ContentHash("0".repeat(64));

  /// The annotation's name in the document.
  public static final String TYPE = "pentimento";

  private static final String DESCRIPTION = "What the base layer shows; written by Pentimento";

  /// The record in a document; null when the document is not ours.
  ///
  /// @throws BadInput when there is one that cannot be read
  public static @Nullable BaseRecord of(KraDocument document) {
    Annotation annotation = document.annotation(TYPE);
    if (annotation == null) return null;
    return parse(document.file() + ": annotation " + TYPE, annotation.content().text());
  }

  /// Reads a record.
  ///
  /// @param file named in errors
  /// @throws BadInput when it is none
  static BaseRecord parse(String file, String text) {
    Map<String, Object> map = Json.readObject(file, text);
    String darktable = map.get("darktable") instanceof String version ? version : null;
    try {
      return new BaseRecord(
          String.valueOf(map.getOrDefault("photo", "")),
          new ContentHash(String.valueOf(map.get("source"))),
          String.valueOf(map.getOrDefault("layer", "")),
          new ContentHash(String.valueOf(map.get("below"))),
          map.get("modules") instanceof List<?> list ? List.copyOf(list) : List.of(),
          darktable,
          // What darktable did to the place was left out once.
          CanvasPlace.ofJson(map.get("place"), darktable != null));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          file, "", "holds no hashes (" + e.getMessage() + ")", "run pentimento refresh");
    }
  }

  /// The same of a base layer that is still empty.
  BaseRecord showingNothing() {
    return new BaseRecord(photo, source, layer, NOTHING, modules, darktable, place);
  }

  /// The annotation's bytes.
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /// The record as JSON.
  String text() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", 1);
    map.put("photo", photo);
    map.put("source", source.hex());
    map.put("layer", layer);
    map.put("below", below.hex());
    map.put("modules", modules);
    if (darktable != null) map.put("darktable", darktable);
    if (place != null) map.put("place", place.json());
    return Json.write(map);
  }

  public String description() {
    return DESCRIPTION;
  }
}
