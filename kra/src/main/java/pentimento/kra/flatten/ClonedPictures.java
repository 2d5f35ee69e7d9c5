package pentimento.kra.flatten;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.Layer;

/// What clones show, planned once for each layer that is shown.
final class ClonedPictures {

  /// @param plain null when it shows nothing
  /// @param shared the same, computed once for all that show it
  /// @param cyclic whether it shows itself
  record Picture(@Nullable TileSource plain, @Nullable TileSource shared, boolean cyclic) {}

  private final SharedTiles tiles;
  private final IdentityHashMap<Layer, Picture> originals = new IdentityHashMap<>();
  private final IdentityHashMap<Layer, Picture> projections = new IdentityHashMap<>();

  ClonedPictures(SharedTiles tiles) {
    this.tiles = tiles;
  }

  /// Null when it was not planned yet.
  @Nullable Picture of(CloneLayer clone, Layer source) {
    return planned(clone).get(source);
  }

  Picture put(CloneLayer clone, Layer source, @Nullable TileSource plain, boolean cyclic) {
    Picture picture = new Picture(plain, plain == null ? null : shared(plain), cyclic);
    planned(clone).put(source, picture);
    return picture;
  }

  private IdentityHashMap<Layer, Picture> planned(CloneLayer clone) {
    return clone.ofOriginal() ? originals : projections;
  }

  /// The same picture with what is costly below masks and moves shared. These stay outermost: where
  /// Krita has tiles of a clone is read off them.
  private TileSource shared(TileSource picture) {
    return switch (picture) {
      case Stack stack -> kept(stack);
      case MaskedSource m -> new MaskedSource(kept(m.original()), m.steps(), m.extentInTiles());
      case ShiftedSource moved -> new ShiftedSource(kept(moved.source()), moved.dx(), moved.dy());
      case WithinSource within -> new WithinSource(shared(within.source()), within.extent());
      default -> picture;
    };
  }

  private TileSource kept(TileSource picture) {
    return switch (picture) {
      case StoredSource _, ConstantSource _, SharedSource _ -> picture;
      case MaskedSource masked -> shared(masked);
      default -> new SharedSource(picture, tiles);
    };
  }
}
