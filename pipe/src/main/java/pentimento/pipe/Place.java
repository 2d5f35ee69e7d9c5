package pentimento.pipe;

import java.util.List;
import pentimento.pixel.BadParameter;

/// A position in a pipe: before or after a module, whether or not the module there is on.
///
/// @param before true for the input of the module, false for its output
/// @param module its name, `OP` or `OP#N`
public record Place(boolean before, String module) {

  /// Reads `before:OP`, `after:OP`, with `#N` for a further instance.
  ///
  /// @throws BadParameter for anything else
  public static Place parse(String text) {
    if (text.startsWith("before:") && text.length() > 7) return new Place(true, text.substring(7));
    if (text.startsWith("after:") && text.length() > 6) return new Place(false, text.substring(6));
    throw new BadParameter("place", text, "before:OP or after:OP, such as before:filmicrgb");
  }

  /// The index in `edit.modules()` at which a module at this place stands, from 0 to the number of
  /// modules. A module that the edit lacks is looked up in the edit's order.
  ///
  /// @throws BadParameter when neither the edit nor its order know the module
  public int index(Edit edit) {
    int i = edit.indexOf(module);
    if (i >= 0) return before ? i : i + 1;
    List<String> order = Order.named(edit.order()).operations();
    int rank = order.indexOf(module);
    if (rank < 0) throw new BadParameter("place", this, "a module of the edit or of its order");
    int index = 0;
    for (int k = 0; k < edit.modules().size(); k++) {
      int other = order.indexOf(edit.modules().get(k).id());
      if (other >= 0 && other < rank) index = k + 1;
    }
    return index;
  }

  @Override
  public String toString() {
    return (before ? "before:" : "after:") + module;
  }
}
