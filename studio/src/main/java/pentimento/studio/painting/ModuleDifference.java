package pentimento.studio.painting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.OpaqueValues;

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
    boolean known = compareValues(name, parameters(was), parameters(now), differences);
    if (!same(was.get("version"), now.get("version"))) {
      differences.add(
          name + ": its version was " + was.get("version") + ", is " + now.get("version"));
    } else if (!known && !same(was.get("darktable"), now.get("darktable"))) {
      differences.add(name + ": its parameters changed");
    }
    if (!same(was.get("blend"), now.get("blend"))) {
      String before = blending(was);
      String after = blending(now);
      differences.add(
          before.equals(after)
              ? name + ": its blending changed"
              : name + ": its blending was \"" + before + "\", is \"" + after + "\"");
    }
    if (!same(was.get("forms"), now.get("forms"))) differences.add(name + ": its mask changed");
  }

  /// @return whether there was a difference
  private static boolean compareValues(
      String name, Map<?, ?> was, Map<?, ?> now, List<String> differences) {
    Set<Object> keys = new LinkedHashSet<>(was.keySet());
    keys.addAll(now.keySet());
    int before = differences.size();
    for (Object key : keys) {
      if (same(was.get(key), now.get(key))) continue;
      differences.add(name + "." + key + " was " + was.get(key) + ", is " + now.get(key));
    }
    return differences.size() > before;
  }

  /// A module's values: ours as they are written, those that are kept for darktable decoded.
  private static Map<?, ?> parameters(Map<?, ?> module) {
    if (module.get("params") instanceof Map<?, ?> ours) return ours;
    if (!(module.get("darktable") instanceof String hex)) return Map.of();
    return OpaqueValues.parameters(id(module), whole(module.get("version")), hex);
  }

  private static String blending(Map<?, ?> module) {
    if (!(module.get("blend") instanceof Map<?, ?> blend)) return OpaqueValues.blending(0, "");
    return OpaqueValues.blending(whole(blend.get("version")), String.valueOf(blend.get("params")));
  }

  private static String id(Map<?, ?> module) {
    String name = String.valueOf(module.get("op"));
    int instance = name.indexOf('#');
    return instance < 0 ? name : name.substring(0, instance);
  }

  private static int whole(@Nullable Object number) {
    return number instanceof Number n ? n.intValue() : 0;
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
