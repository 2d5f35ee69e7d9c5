package pentimento.pipe;

import org.jspecify.annotations.Nullable;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;

/// What is known of a picture at a place in the pipe without looking at its pixels.
///
/// @param width columns at this place
/// @param height rows at this place
/// @param channels planes: 1 for a mosaic, 3 for RGB
/// @param meaning what the numbers stand for
/// @param cfa the filter pattern seen from this picture's origin; null once demosaiced
/// @param camera the raw file's facts; null for pictures that never were a raw
/// @param whiteBalance multipliers that have been applied to camera R, G, B so far
/// @param processedMaximum the value that sensor saturation has become, for R, G, B
/// @param scale how large this picture is compared with the full-size one, 1 or less
/// @param destination the space that the end of the pipe converts to; a view transform keeps
///   colours inside its gamut (see [Operation#usesDestination])
public record ImageInfo(
    int width,
    int height,
    int channels,
    Meaning meaning,
    @Nullable Cfa cfa,
    @Nullable Camera camera,
    Rgb whiteBalance,
    Rgb processedMaximum,
    double scale,
    RgbSpace destination) {

  /// A picture that stays in the working space.
  public ImageInfo(
      int width,
      int height,
      int channels,
      Meaning meaning,
      @Nullable Cfa cfa,
      @Nullable Camera camera,
      Rgb whiteBalance,
      Rgb processedMaximum,
      double scale) {
    this(
        width,
        height,
        channels,
        meaning,
        cfa,
        camera,
        whiteBalance,
        processedMaximum,
        scale,
        RgbSpace.REC2020);
  }

  /// A linear RGB picture that never was a raw.
  public static ImageInfo rgb(int width, int height, Meaning meaning) {
    return new ImageInfo(width, height, 3, meaning, null, null, Rgb.ONE, Rgb.ONE, 1);
  }

  /// The whole picture.
  public Rect bounds() {
    return Rect.ofSize(width, height);
  }

  public ImageInfo withSize(int w, int h) {
    return new ImageInfo(
        w, h, channels, meaning, cfa, camera, whiteBalance, processedMaximum, scale, destination);
  }

  public ImageInfo withMeaning(Meaning now) {
    return new ImageInfo(
        width,
        height,
        channels,
        now,
        cfa,
        camera,
        whiteBalance,
        processedMaximum,
        scale,
        destination);
  }

  /// The same place after demosaicing: three planes, no filter pattern.
  public ImageInfo demosaiced(Meaning now) {
    return new ImageInfo(
        width, height, 3, now, null, camera, whiteBalance, processedMaximum, scale, destination);
  }

  public ImageInfo withCfa(Cfa now) {
    return new ImageInfo(
        width,
        height,
        channels,
        meaning,
        now,
        camera,
        whiteBalance,
        processedMaximum,
        scale,
        destination);
  }

  public ImageInfo withLevels(Rgb balance, Rgb maximum) {
    return new ImageInfo(
        width, height, channels, meaning, cfa, camera, balance, maximum, scale, destination);
  }

  /// A smaller version of the same picture.
  public ImageInfo scaledTo(int w, int h, double newScale) {
    return new ImageInfo(
        w,
        h,
        channels,
        meaning,
        cfa,
        camera,
        whiteBalance,
        processedMaximum,
        newScale,
        destination);
  }

  /// The same picture on its way to another output space.
  public ImageInfo withDestination(RgbSpace output) {
    return new ImageInfo(
        width,
        height,
        channels,
        meaning,
        cfa,
        camera,
        whiteBalance,
        processedMaximum,
        scale,
        output);
  }
}
