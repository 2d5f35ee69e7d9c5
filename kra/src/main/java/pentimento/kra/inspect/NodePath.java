package pentimento.kra.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kra.GroupLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Mask;
import pentimento.kra.Node;

/// A node and where it is in the tree.
///
/// @param node the node
/// @param path names from the top to the node, with slashes between
/// @param depth 0 for layers of the image itself
public record NodePath(Node node, String path, int depth) {

  /// Every node, parents before children, topmost first, masks before a group's layers.
  public static List<NodePath> of(KraDocument document) {
    List<NodePath> all = new ArrayList<>();
    for (Mask mask : document.masks()) all.add(new NodePath(mask, mask.name(), 0));
    add(all, document.layers(), "", 0);
    return all;
  }

  /// The node that a user names: by its uuid, or by its path or name where no other has it.
  ///
  /// @return null when none fits, or several
  public static @Nullable NodePath find(KraDocument document, String wanted) {
    List<NodePath> all = of(document);
    for (NodePath p : all) {
      if (!wanted.isEmpty() && p.node().uuid().equals(wanted)) return p;
    }
    List<NodePath> there = all.stream().filter(p -> p.path().equals(wanted)).toList();
    if (!there.isEmpty()) return there.size() == 1 ? there.getFirst() : null;
    List<NodePath> named = all.stream().filter(p -> p.node().name().equals(wanted)).toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  private static void add(List<NodePath> all, List<Layer> layers, String above, int depth) {
    for (Layer layer : layers) {
      String path = above + layer.name();
      all.add(new NodePath(layer, path, depth));
      for (Mask mask : layer.masks()) {
        all.add(new NodePath(mask, path + "/" + mask.name(), depth + 1));
      }
      if (layer instanceof GroupLayer group) add(all, group.children(), path + "/", depth + 1);
    }
  }
}
