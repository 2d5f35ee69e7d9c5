package pentimento.kra.inspect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pentimento.kra.KraDocument;
import pentimento.kra.Mask;

/// Where a node hangs, in terms that another document shares.
///
/// @param parent the key of the node it hangs below; empty for the image
/// @param number its place among its siblings, the topmost being 1; masks count for themselves
record NodePlace(NodePath node, String parent, int number) {

  /// All nodes in the order of the tree, by a key that names the same node in another document: its
  /// uuid, or its path where uuids are missing or doubled.
  static Map<String, NodePlace> of(KraDocument document) {
    Map<String, NodePlace> places = new LinkedHashMap<>();
    List<String> above = new ArrayList<>();
    Map<String, Integer> siblings = new HashMap<>();
    for (NodePath p : NodePath.of(document)) {
      String key = key(p, places);
      above.subList(p.depth(), above.size()).clear();
      String parent = above.isEmpty() ? "" : above.getLast();
      above.add(key);
      places.put(key, new NodePlace(p, parent, siblings.merge(family(p, parent), 1, Integer::sum)));
    }
    return places;
  }

  private static String key(NodePath p, Map<String, NodePlace> known) {
    String uuid = p.node().uuid();
    if (!uuid.isEmpty() && !known.containsKey(uuid)) return uuid;
    String key = "path " + p.path();
    for (int n = 2; known.containsKey(key); n++) key = "path " + p.path() + " " + n;
    return key;
  }

  private static String family(NodePath p, String parent) {
    return (p.node() instanceof Mask ? "masks of " : "layers of ") + parent;
  }

  /// The keys of the fewest nodes that must change places among the siblings they keep.
  static Set<String> reordered(Map<String, NodePlace> before, Map<String, NodePlace> after) {
    Map<String, List<String>> families = new LinkedHashMap<>();
    after.forEach((key, is) -> {
      NodePlace was = before.get(key);
      if (was == null) return;
      String family = family(is.node, is.parent);
      if (!family(was.node, was.parent).equals(family)) return;
      families.computeIfAbsent(family, _ -> new ArrayList<>()).add(key);
    });
    Set<String> reordered = new HashSet<>();
    for (List<String> keys : families.values()) {
      int[] numbers = keys.stream().mapToInt(k -> requireNonNull(before.get(k)).number).toArray();
      boolean[] stays = longestRise(numbers);
      for (int i = 0; i < stays.length; i++) if (!stays[i]) reordered.add(keys.get(i));
    }
    return reordered;
  }

  /// Marks a longest rising subsequence.
  private static boolean[] longestRise(int[] numbers) {
    // ends[n] is where the rise of length n + 1 with the smallest last number ends.
    int[] ends = new int[numbers.length];
    int[] previous = new int[numbers.length];
    int longest = 0;
    for (int i = 0; i < numbers.length; i++) {
      int low = 0;
      int high = longest;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (numbers[ends[middle]] < numbers[i]) low = middle + 1;
        else high = middle;
      }
      previous[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      longest = Math.max(longest, low + 1);
    }
    boolean[] marked = new boolean[numbers.length];
    for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = previous[i]) marked[i] = true;
    return marked;
  }
}
