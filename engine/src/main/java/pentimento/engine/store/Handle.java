package pentimento.engine.store;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.ContentHash;

/// A name that a user gave to a place in the pipe of a photograph, and the result last kept for it.
///
/// It holds all that is needed to render that result again, and while it is there the result is
/// pinned: eviction passes it by.
///
/// @param name unique in the store; any text that is not blank
/// @param photo where the photograph was last seen, absolute
/// @param source hash of the photograph's bytes, which finds it again when it has moved
/// @param edit where the edit was last seen, absolute; null for a photograph nobody edited
/// @param place in the pipe, such as `before:filmicrgb`
/// @param result fingerprint of the kept object
/// @param more what the handle's owner wants to remember; survives as it is
public record Handle(
    String name,
    Path photo,
    ContentHash source,
    @Nullable Path edit,
    String place,
    ContentHash result,
    Map<String, String> more) {

  public Handle {
    if (name.isBlank()) throw new IllegalArgumentException("a handle needs a name");
    photo = photo.toAbsolutePath().normalize();
    edit = edit == null ? null : edit.toAbsolutePath().normalize();
    more = Map.copyOf(more);
  }

  /// The same handle with another kept result.
  public Handle withResult(ContentHash fresh) {
    return new Handle(name, photo, source, edit, place, fresh, more);
  }

  /// The same handle after its files were found elsewhere.
  public Handle moved(Path photoNow, @Nullable Path editNow) {
    return new Handle(name, photoNow, source, editNow, place, result, more);
  }
}
