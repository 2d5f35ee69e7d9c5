package pentimento.ops;

import java.util.List;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.exposure.Exposure;
import pentimento.ops.filmicrgb.FilmicRgb;
import pentimento.ops.sigmoid.Sigmoid;
import pentimento.pipe.Catalogue;

/// All operations of ours, listed one by one: adding an operation adds a line here.
public final class Operations {

  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(Exposure.TYPE, ColorIn.TYPE, FilmicRgb.TYPE, Sigmoid.TYPE, ColorOut.TYPE));

  private Operations() {}

  public static Catalogue catalogue() {
    return CATALOGUE;
  }
}
