package pentimento.darktable.program;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One picture to be rendered by darktable.
///
/// @param picture raw or other file
/// @param sidecar the edit; null for darktable's own default
/// @param space what the numbers of the result mean
/// @param longestSide of the result in pixels, scaled down by darktable; 0 for full size
/// @param threads at most
/// @param limit of time, after which the program is stopped
/// @param settings of its configuration, `key=value`
public record DarktableJob(
    Path picture,
    @Nullable Path sidecar,
    Space space,
    int longestSide,
    int threads,
    Duration limit,
    List<String> settings) {

  /// What darktable can convert its output to without a profile file.
  public enum Space {
    LINEAR_REC2020("LIN_REC2020"),
    SRGB("SRGB");

    private final String iccType;

    Space(String iccType) {
      this.iccType = iccType;
    }

    String iccType() {
      return iccType;
    }
  }

  public DarktableJob {
    settings = List.copyOf(settings);
  }

  /// A full-size render on two threads that may take ten minutes.
  public static DarktableJob of(Path picture, @Nullable Path sidecar, Space space) {
    return new DarktableJob(picture, sidecar, space, 0, 2, Duration.ofMinutes(10), List.of());
  }

  public DarktableJob withThreads(int now) {
    return new DarktableJob(picture, sidecar, space, longestSide, now, limit, settings);
  }

  public DarktableJob withLimit(Duration now) {
    return new DarktableJob(picture, sidecar, space, longestSide, threads, now, settings);
  }

  public DarktableJob withSettings(List<String> now) {
    return new DarktableJob(picture, sidecar, space, longestSide, threads, limit, now);
  }
}
