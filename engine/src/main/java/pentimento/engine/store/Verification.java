package pentimento.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pentimento.pixel.BadInput;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;

/// Reads every byte of a store. Damaged objects are removed: they are rendered again when they are
/// needed. Damaged handles are named and stay, since nobody else knows what they said.
///
/// @param objects looked at
/// @param damaged objects that were removed
/// @param handles looked at
/// @param unreadable handles that stay
public record Verification(long objects, List<Path> damaged, long handles, List<Path> unreadable) {

  public Verification {
    damaged = List.copyOf(damaged);
    unreadable = List.copyOf(unreadable);
  }

  public boolean isSound() {
    return damaged.isEmpty() && unreadable.isEmpty();
  }

  public static Verification of(StoreFolder folder, Cancellation cancellation) {
    ObjectStore store = new ObjectStore(folder, null);
    List<Path> damaged = new ArrayList<>();
    List<Eviction.Kept> objects = Eviction.list(folder).objects();
    for (Eviction.Kept kept : objects) {
      cancellation.check();
      ContentHash name = kept.name();
      if (name == null || store.verified(name)) continue;
      damaged.add(kept.path());
    }
    List<Path> unreadable = new ArrayList<>();
    long handles = 0;
    try {
      for (Path file : Handles.files(folder)) {
        handles++;
        try {
          Handle _ = Handles.read(file);
        } catch (BadInput _) {
          unreadable.add(file);
        }
      }
    } catch (IOException e) {
      throw BadInput.unreadable(folder.handles().toString(), e);
    }
    return new Verification(objects.size(), damaged, handles, unreadable);
  }
}
