package pentimento.kra;

import java.util.List;

/// Pixels that somebody painted.
///
/// @param space what its numbers mean
/// @param pixels what Krita shows when nothing is animated: the first frame
/// @param frames frames in the order of time; empty when the layer is not animated
public record PaintLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    ColourSpace space,
    PixelData pixels,
    List<Frame> frames)
    implements Layer {

  public PaintLayer {
    masks = List.copyOf(masks);
    frames = List.copyOf(frames);
  }

  /// The pixels at a time: those of the last frame that began by then; before the first frame
  /// nothing, whatever its default pixel.
  public PixelData pixelsAt(int time) {
    if (frames.isEmpty()) return pixels;
    Frame shown = null;
    for (Frame f : frames) {
      if (f.time() <= time) shown = f;
    }
    return shown == null ? EmptyPixels.transparent(space.format()) : shown.pixels();
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new PaintLayer(newTraits, newCompositing, newMasks, space, pixels, frames);
  }
}
