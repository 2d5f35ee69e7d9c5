package pentimento.engine;

import pentimento.pixel.Planes;

/// Where rendered pixels go: bands of full-width rows, from top to bottom, from one thread.
@FunctionalInterface
public interface Sink {

  /// @param band the next rows; valid during the call only, may be changed by the sink
  void accept(Planes band);
}
