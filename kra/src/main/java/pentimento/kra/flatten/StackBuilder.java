package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;

/// A [Stack] in the making.
final class StackBuilder {

  private final TileFormat format;
  private final byte[] transparent;
  private final List<Stack.Step> steps = new ArrayList<>();
  private String baseName = "";
  private @Nullable TileSource base;

  StackBuilder(TileFormat format, byte[] transparent, @Nullable TileSource base) {
    this.format = format;
    this.transparent = transparent;
    this.base = base;
  }

  void add(Stack.Step step) {
    steps.add(step);
  }

  Stack build() {
    return new Stack(format, baseName, base, transparent, List.copyOf(steps), extent());
  }

  /// Where Krita has tiles of what was built so far: it keeps groups in whole ones.
  Rect extent() {
    Rect extent = base == null ? Rect.EMPTY : base.extent();
    for (Stack.Step step : steps) {
      Rect touched =
          switch (step) {
            case Stack.Lay lay when !lay.op().actsEverywhere() ->
                // What inherits alpha is not laid where there is nothing.
                lay.blend().alphaLocked() ? Rect.EMPTY : lay.layer().extent();
            case Stack.Adjust adjust when !adjust.op().actsEverywhere() -> adjust.extent();
            case Stack.Lay _, Stack.Adjust _, StyledLayer _ -> TileSource.EVERYWHERE;
          };
      if (touched.equals(TileSource.EVERYWHERE)) return touched;
      extent = extent.union(touched);
    }
    return extent.equals(TileSource.EVERYWHERE) ? extent : Buffer.wholeTiles(extent);
  }

  /// Goes on from a picture of what was built so far.
  ///
  /// @param name of the layer it is, or from which on it is known
  void startFrom(String name, TileSource picture) {
    baseName = name;
    base = picture;
    steps.clear();
  }
}
