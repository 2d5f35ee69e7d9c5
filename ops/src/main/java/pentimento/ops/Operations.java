package pentimento.ops;

import java.util.List;
import pentimento.pipe.Catalogue;

/// All operations of ours, listed one by one: adding an operation adds a line here.
public final class Operations {

  private static final Catalogue CATALOGUE = new Catalogue(List.of());

  private Operations() {}

  public static Catalogue catalogue() {
    return CATALOGUE;
  }
}
