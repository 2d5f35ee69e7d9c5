package pentimento.kra;

import java.util.List;

/// A node that has a picture of its own: composited with its siblings, bottom first.
public sealed interface Layer extends Node
    permits PaintLayer,
        GroupLayer,
        CloneLayer,
        FileLayer,
        FillLayer,
        FilterLayer,
        VectorLayer,
        ReferenceImages,
        UnknownLayer {

  Compositing compositing();

  /// Its masks, topmost first, as in the file; they act bottom first.
  List<Mask> masks();

  /// The same layer with other traits, compositing and masks; a layer that cannot have masks leaves
  /// them out.
  Layer with(NodeTraits traits, Compositing compositing, List<Mask> masks);

  default int opacity() {
    return compositing().opacity();
  }

  default String compositeOp() {
    return compositing().op();
  }
}
