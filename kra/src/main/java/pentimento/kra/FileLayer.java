package pentimento.kra;

import java.util.List;

/// Shows a picture file that lies beside the document.
///
/// @param source path as written, relative to the document's folder
/// @param scaling how the picture is fitted
/// @param scalingFilter Krita's id of the resampling filter; empty when not given
/// @param space the space Krita keeps the picture in
public record FileLayer(
    NodeTraits traits,
    Compositing compositing,
    List<Mask> masks,
    String source,
    Scaling scaling,
    String scalingFilter,
    ColourSpace space)
    implements Layer {

  public FileLayer {
    masks = List.copyOf(masks);
  }

  /// How a file layer fits its picture.
  public enum Scaling {
    /// Pixel for pixel.
    NONE,
    /// To the size of the image.
    TO_IMAGE_SIZE,
    /// By the ratio of the resolutions.
    TO_IMAGE_RESOLUTION
  }

  @Override
  public Layer with(NodeTraits newTraits, Compositing newCompositing, List<Mask> newMasks) {
    return new FileLayer(
        newTraits, newCompositing, newMasks, source, scaling, scalingFilter, space);
  }
}
