package pentimento.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Planes;
import pentimento.pixel.Scratch;

/// What an operation does that must see the whole picture first: it looks when its plan is about to
/// be carried out. Many plans are made to be named and never rendered, and a look costs as much as
/// a render of all that stands below.
final class Learnt implements TileKernel {

  private final Supplier<TileKernel> look;
  private @Nullable TileKernel kernel;

  /// @param look renders what stands below; called once, from outside the threads that render
  Learnt(Supplier<TileKernel> look) {
    this.look = look;
  }

  /// Looks, if that has not been done.
  synchronized void learn() {
    if (kernel == null) kernel = look.get();
  }

  @Override
  public void apply(Planes in, Planes out, Scratch scratch) {
    TileKernel known;
    synchronized (this) {
      known = kernel;
    }
    if (known == null) throw new IllegalStateException("has not seen the picture");
    known.apply(in, out, scratch);
  }
}
