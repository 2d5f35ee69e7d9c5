package pentimento.kra;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;

/// The image as a whole.
///
/// @param name title, and the folder in the archive that holds the layers; may hold anything
/// @param width in pixels
/// @param height in pixels
/// @param space of the flattened image and of groups
/// @param xResolution pixels per inch
/// @param yResolution pixels per inch
/// @param background one pixel in memory order on which layers are composited
/// @param currentTime the frame that was shown when the document was saved
/// @param framerate frames per second
/// @param firstFrame of the animation
/// @param lastFrame of the animation
/// @param kritaVersion version of the program that saved it; empty when not given
/// @param syntaxVersion 1 or 2
/// @param audio path of a sound track, as written; null when there is none
/// @param attributes every attribute of IMAGE as in the file
public record ImageHead(
    String name,
    int width,
    int height,
    ColourSpace space,
    double xResolution,
    double yResolution,
    byte[] background,
    int currentTime,
    int framerate,
    int firstFrame,
    int lastFrame,
    String kritaVersion,
    int syntaxVersion,
    @Nullable String audio,
    Map<String, String> attributes) {

  /// The canvas: from 0,0 in its size in pixels.
  public Rect bounds() {
    return Rect.ofSize(width, height);
  }

  /// The same image on another background.
  public ImageHead background(byte[] pixel) {
    return new ImageHead(
        name,
        width,
        height,
        space,
        xResolution,
        yResolution,
        pixel,
        currentTime,
        framerate,
        firstFrame,
        lastFrame,
        kritaVersion,
        syntaxVersion,
        audio,
        attributes);
  }
}
