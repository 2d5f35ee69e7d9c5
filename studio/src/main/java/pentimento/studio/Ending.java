package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;

/// An edit that ends in another output space than its own, wherever that stands.
///
/// @param edit the modules that take part, the edit's own output space replaced
/// @param tail what makes the output above the edit otherwise
record Ending(Edit edit, List<Module> tail) {

  /// @param end how many modules of the edit take part
  /// @param output converts to the output space
  static Ending of(Edit edit, int end, Module output) {
    List<Module> modules = new ArrayList<>(edit.modules().subList(0, end));
    int own = edit.indexOf("colorout");
    if (own < 0 || own >= end) return new Ending(edit.withModules(modules), List.of(output));
    modules.set(own, output);
    return new Ending(edit.withModules(modules), List.of());
  }
}
