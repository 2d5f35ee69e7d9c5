package pentimento.kra;

/// A node of the layer tree: a [Layer] or a [Mask].
public sealed interface Node permits Layer, Mask, Selected {

  NodeTraits traits();

  default String name() {
    return traits().name();
  }

  /// Krita's identity of the node, `{8-4-4-4-12}`; empty in files that have none. Survives every
  /// save.
  default String uuid() {
    return traits().uuid();
  }

  default boolean isVisible() {
    return traits().visible();
  }

  default boolean isLocked() {
    return traits().locked();
  }

  /// Krita's id of the node's type, as in the file: `paintlayer`, `transparencymask`.
  default String nodeType() {
    return traits().nodeType();
  }
}
