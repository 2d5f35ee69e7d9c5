package pentimento.kra.flatten;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kra.PixelFormat;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.IccProfile;

/// How to flatten.
///
/// @param region the image pixels wanted; null for the whole image
/// @param output the space of the result; null for the document's own
/// @param substitutes what to take in the place of a paint or file layer's own pixels, by its uuid
/// @param frame the time to show; null for the one shown when the document was saved
/// @param version whose blending is followed
/// @param threads how many threads composite
public record FlattenOptions(
    @Nullable Rect region,
    @Nullable OutputSpace output,
    Map<String, Substitute> substitutes,
    @Nullable Integer frame,
    KritaVersion version,
    int threads,
    Cancellation cancellation,
    Progress progress) {

  public FlattenOptions {
    substitutes = Map.copyOf(substitutes);
  }

  /// The whole image as saved, by Krita 5.1's rules, on all processors.
  public static FlattenOptions defaults() {
    return new FlattenOptions(
        null,
        null,
        Map.of(),
        null,
        KritaVersion.KRITA_5_1,
        Runtime.getRuntime().availableProcessors(),
        new Cancellation(),
        Progress.NONE);
  }

  public FlattenOptions region(Rect wanted) {
    return new FlattenOptions(
        wanted, output, substitutes, frame, version, threads, cancellation, progress);
  }

  /// Converts the picture to another colour space.
  ///
  /// @throws IllegalArgumentException when the profile is of another model than the format
  public FlattenOptions into(PixelFormat format, IccProfile profile) {
    if (profile.channels() != format.channels() - 1) {
      throw new IllegalArgumentException(
          "a profile of " + profile.channels() + " channels for " + format);
    }
    return new FlattenOptions(
        region,
        new OutputSpace(format, profile),
        substitutes,
        frame,
        version,
        threads,
        cancellation,
        progress);
  }

  /// Takes pixels in the layer's colour space. With other pixels in the place of a layer's own.
  ///
  /// @param uuid of a paint or file layer; others are not substituted
  public FlattenOptions substitute(String uuid, Planes pixels) {
    return substitute(uuid, new Substitute(GivenPixels.of(pixels), null));
  }

  public FlattenOptions substitute(String uuid, Substitute substitute) {
    Map<String, Substitute> all = new LinkedHashMap<>(substitutes);
    all.put(uuid, substitute);
    return new FlattenOptions(region, output, all, frame, version, threads, cancellation, progress);
  }

  /// What shows at that time, in frames; before a layer's first keyframe nothing of it does.
  public FlattenOptions frame(int time) {
    return new FlattenOptions(
        region, output, substitutes, time, version, threads, cancellation, progress);
  }

  /// Blending as in that version of Krita.
  public FlattenOptions version(KritaVersion followed) {
    return new FlattenOptions(
        region, output, substitutes, frame, followed, threads, cancellation, progress);
  }

  /// On that many threads; the result is the same for every number.
  public FlattenOptions threads(int count) {
    return new FlattenOptions(
        region, output, substitutes, frame, version, count, cancellation, progress);
  }

  /// With somebody who may stop the work and somebody who is told how far it is.
  public FlattenOptions listening(Cancellation stop, Progress listener) {
    return new FlattenOptions(region, output, substitutes, frame, version, threads, stop, listener);
  }
}
