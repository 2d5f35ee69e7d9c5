package pentimento.pipe;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.colour.RgbSpace;

/// What the numbers of a picture stand for.
///
/// @param space whose red, green and blue they are
/// @param encoding whether they are proportional to light
/// @param reference scene: 0 to infinity, before the view transform; display: 0 to 1 of a display
/// @param bounded whether values outside 0 to 1 have been ruled out
public record Meaning(Space space, Encoding encoding, Reference reference, boolean bounded) {

  /// Scene-referred linear light in the working space, linear Rec.2020.
  public static final Meaning WORKING =
      new Meaning(new Space.Known(RgbSpace.REC2020), Encoding.LINEAR, Reference.SCENE, false);

  /// One plane of sensor samples.
  public static final Meaning MOSAIC =
      new Meaning(new Space.Mosaic(), Encoding.LINEAR, Reference.SCENE, false);

  /// Three planes in the sensor's own red, green and blue.
  public static final Meaning CAMERA_RGB =
      new Meaning(new Space.CameraRgb(), Encoding.LINEAR, Reference.SCENE, false);

  /// Whose primaries.
  public sealed interface Space {

    /// A colour filter array, one sample a pixel.
    record Mosaic() implements Space {}

    /// The sensor's own.
    record CameraRgb() implements Space {}

    /// A colorimetric RGB space.
    record Known(RgbSpace rgb) implements Space {}

    /// A space described by an ICC profile; known by its name here.
    record Profile(String name) implements Space {}

    /// A short name for people.
    default String label() {
      return switch (this) {
        case Mosaic _ -> "mosaic";
        case CameraRgb _ -> "camera RGB";
        case Known known -> known.rgb().name();
        case Profile profile -> profile.name();
      };
    }
  }

  /// Whether numbers are proportional to light.
  public enum Encoding {
    LINEAR,
    NON_LINEAR
  }

  /// Whose light the numbers measure.
  public enum Reference {
    SCENE,
    DISPLAY
  }

  public boolean isMosaic() {
    return space instanceof Space.Mosaic;
  }

  public boolean isCameraRgb() {
    return space instanceof Space.CameraRgb;
  }

  /// Whether this is linear RGB of the working space, whichever its reference.
  public boolean isWorkingRgb() {
    return space instanceof Space.Known known
        && known.rgb().equals(RgbSpace.REC2020)
        && encoding == Encoding.LINEAR;
  }

  /// Why an operation refuses these numbers that needs linear RGB of the working space; null when
  /// that is what they are.
  public @Nullable String refusalUnlessWorkingRgb() {
    return isWorkingRgb() ? null : "needs working RGB, not " + describe();
  }

  /// The same numbers, fitted to a display between 0 and 1.
  public Meaning display() {
    return new Meaning(space, encoding, Reference.DISPLAY, true);
  }

  /// For people: `rec2020, linear, scene-referred, unbounded`.
  public String describe() {
    return space.label()
        + ", "
        + (encoding == Encoding.LINEAR ? "linear" : "non-linear")
        + ", "
        + (reference == Reference.SCENE ? "scene-referred" : "display-referred")
        + ", "
        + (bounded ? "0 to 1" : "unbounded");
  }
}
