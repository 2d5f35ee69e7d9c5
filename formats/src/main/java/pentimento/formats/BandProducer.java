package pentimento.formats;

import java.io.IOException;
import pentimento.pixel.Planes;

/// Hands a picture to its writer, band by band from top to bottom.
@FunctionalInterface
public interface BandProducer {

  /// Calls `sink` for each band; an exception ends the writing and leaves no file.
  void produce(Sink sink) throws IOException;

  /// Takes bands.
  @FunctionalInterface
  interface Sink {

    /// Takes the next rows: full width, directly below the rows before, values as the file shall
    /// show them (0 to 1 for whole-number formats). The planes may be used again afterwards.
    void band(Planes band) throws IOException;
  }
}
