package pentimento.studio.painting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says in words how two lists of modules, as edits write them, differ.
final class ModuleDifference {

  private ModuleDifference() {}

  /// One sentence a difference: module, value before, value now.
  static List<String> between(List<Object> before, List<Object> now) {
    Map<String, Map<?, ?>> old = byName(before);
    Map<String, Map<?, ?>> fresh = byName(now);
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, Map<?, ?>> entry : fresh.entrySet()) {
      Map<?, ?> was = old.get(entry.getKey());
      if (was == null) {
        differences.add(entry.getKey() + " was added");
      } else {
        compare(entry.getKey(), was, entry.getValue(), differences);
      }
    }
    for (String name : old.keySet()) {
      if (!fresh.containsKey(name)) differences.add(name + " was removed");
    }
    if (differences.isEmpty() && !List.copyOf(old.keySet()).equals(List.copyOf(fresh.keySet()))) {
      differences.add("the order of the modules changed");
    }
    return differences;
  }

  private static void compare(String name, Map<?, ?> was, Map<?, ?> now, List<String> differences) {
    if (!Objects.equals(was.get("enabled"), now.get("enabled"))) {
      differences.add(
          name + " was switched " + (Boolean.TRUE.equals(now.get("enabled")) ? "on" : "off"));
    }
    Map<?, ?> a = was.get("params") instanceof Map<?, ?> m ? m : Map.of();
    Map<?, ?> b = now.get("params") instanceof Map<?, ?> m ? m : Map.of();
    Set<Object> keys = new LinkedHashSet<>(a.keySet());
    keys.addAll(b.keySet());
    for (Object key : keys) {
      if (same(a.get(key), b.get(key))) continue;
      differences.add(name + "." + key + " was " + a.get(key) + ", is " + b.get(key));
    }
    for (String key : List.of("version", "darktable")) {
      if (!same(was.get(key), now.get(key))) differences.add(name + ": its " + key + " changed");
    }
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return (float) x.doubleValue() == (float) y.doubleValue();
    }
    return Objects.equals(a, b);
  }

  private static Map<String, Map<?, ?>> byName(List<Object> modules) {
    Map<String, Map<?, ?>> byName = new LinkedHashMap<>();
    for (Object module : modules) {
      if (module instanceof Map<?, ?> map) byName.put(String.valueOf(map.get("op")), map);
    }
    return byName;
  }
}
