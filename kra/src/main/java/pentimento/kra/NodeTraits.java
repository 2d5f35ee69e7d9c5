package pentimento.kra;

import java.util.Map;

/// What every node has.
///
/// @param nodeType Krita's id, as in the file
/// @param uuid identity, empty when the file has none
/// @param name as the painter sees it
/// @param filename the stem of the node's files below `layers/`; Krita renames files at every save
/// @param visible whether the painter switched it on
/// @param locked whether Krita refuses to paint on it
/// @param collapsed whether the layer docker shows it folded
/// @param x offset of its pixels in the image
/// @param y offset of its pixels in the image
/// @param colourLabel 0 none, 1 blue, 2 green, 3 yellow, 4 orange, 5 brown, 6 red, 7 purple, 8 grey
/// @param inTimeline whether the animation docker pins it
/// @param attributes every XML attribute as in the file, unknown ones too
/// @param place offset of the node's element in `maindoc.xml`, in characters: tells nodes of one
///   document apart; negative for a node that has no element
public record NodeTraits(
    String nodeType,
    String uuid,
    String name,
    String filename,
    boolean visible,
    boolean locked,
    boolean collapsed,
    int x,
    int y,
    int colourLabel,
    boolean inTimeline,
    Map<String, String> attributes,
    int place) {

  /// The same but for visibility.
  public NodeTraits visible(boolean shown) {
    return new NodeTraits(
        nodeType,
        uuid,
        name,
        filename,
        shown,
        locked,
        collapsed,
        x,
        y,
        colourLabel,
        inTimeline,
        attributes,
        place);
  }
}
