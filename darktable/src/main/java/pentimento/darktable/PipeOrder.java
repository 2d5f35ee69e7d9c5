package pentimento.darktable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pentimento.darktable.sidecar.Sidecar;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Order;

/// The order in which a sidecar's modules stand in the pipe.
///
/// @param name the order's name in an edit of ours
/// @param builtIn the operations of that order, from raw to display
/// @param list the sidecar's own list of `OP` and `OP#N`; empty when the built-in order says all
record PipeOrder(String name, List<String> builtIn, List<String> list) {

  private static final List<String> NAMES =
      List.of("custom", "legacy", "v3.0", "v3.0-jpeg", "v5.0", "v5.0-jpeg");

  /// Operations that 4.2.1 does not have and must not find in a list.
  private static final Set<String> NEWER =
      Set.of("rasterfile", "enlargecanvas", "overlay", "primaries", "colorequal", "agx");

  static PipeOrder of(Sidecar sidecar) {
    int version = sidecar.orderVersion();
    String name = version >= 0 && version < NAMES.size() ? NAMES.get(version) : "custom";
    return new PipeOrder(name, Order.named(name).operations(), sidecar.orderList());
  }

  /// The number that says an edit's order to 4.2.1, which knows those up to v3.0 JPEG; the others
  /// count as custom and need their list.
  static int version(Edit edit) {
    int version = NAMES.indexOf(edit.order());
    return version < 0 || version > 3 ? 0 : version;
  }

  /// Sorts module names into pipe order. What the list lacks goes where the built-in order has it,
  /// further instances right above the first, and what no order knows below the output profile.
  List<String> arrange(Collection<String> names) {
    List<String> known = complete();
    List<String> arranged = new ArrayList<>();
    for (String name : known) if (names.contains(name)) arranged.add(name);
    for (String name : names) {
      if (known.contains(name)) continue;
      int at = arranged.lastIndexOf(operation(name));
      for (int i = 0; i < arranged.size(); i++) {
        if (operation(arranged.get(i)).equals(operation(name))) at = i;
      }
      if (at < 0) at = arranged.indexOf("colorout") - 1;
      arranged.add(at < -1 ? arranged.size() : at + 1, name);
    }
    return arranged;
  }

  /// The sidecar's list with the built-in operations that it lacks put in after the neighbour they
  /// follow in the built-in order.
  private List<String> complete() {
    return list.isEmpty() ? builtIn : merge(list, builtIn);
  }

  private static List<String> merge(List<String> list, List<String> order) {
    List<String> merged = new ArrayList<>(list);
    Set<String> present = new HashSet<>(list);
    String before = null;
    for (String operation : order) {
      if (present.add(operation)) {
        merged.add(before == null ? 0 : merged.indexOf(before) + 1, operation);
      }
      before = operation;
    }
    return merged;
  }

  /// The full list that a sidecar of this edit must carry for darktable 4.2.1; empty when a
  /// built-in order already says the same.
  static List<String> listFor(Edit edit) {
    List<String> operations = new ArrayList<>(Order.named(edit.order()).operations());
    operations.removeAll(NEWER);
    List<String> names = new ArrayList<>();
    for (Module module : edit.modules()) names.add(module.name());
    boolean said = version(edit) != 0;
    List<String> usual = new ArrayList<>(operations);
    usual.retainAll(new HashSet<>(names));
    if (said && usual.equals(names)) return List.of();
    names.removeAll(NEWER);
    List<String> list = merge(names, operations);
    list.remove("rawprepare");
    list.addFirst("rawprepare");
    list.remove("gamma");
    list.addLast("gamma");
    return list;
  }

  private static String operation(String name) {
    int hash = name.indexOf('#');
    return hash < 0 ? name : name.substring(0, hash);
  }
}
