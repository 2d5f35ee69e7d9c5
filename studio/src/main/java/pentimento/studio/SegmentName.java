package pentimento.studio;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.program.DarktableEngine;
import pentimento.engine.Fingerprints;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.colour.RgbSpace;

/// Names what the modules between two paintings make, as [Darkroom] does, without rendering: the
/// part that darktable renders is named as its engine names it, what stands above that as ours.
public final class SegmentName {

  private SegmentName() {}

  /// Whether darktable has to render a part of these modules.
  public static boolean needsDarktable(List<Module> modules) {
    return DarktableSegments.depth(modules) > 0;
  }

  /// The fingerprint above the topmost module.
  ///
  /// @param edit that the modules are of
  /// @param modules bottom first, those that are off included, without paintings and branches
  /// @param source fingerprint of what stands below them
  /// @param destination the space of the output
  /// @param darktable gives the version of darktable, null when there is none; asked only when it
  ///   has a part in this
  public static ContentHash top(
      Edit edit,
      List<Module> modules,
      ContentHash source,
      RgbSpace destination,
      Supplier<@Nullable String> darktable) {
    ContentHash below = source;
    int depth = DarktableSegments.depth(modules);
    String version = depth > 0 ? darktable.get() : null;
    if (version == null) depth = 0;
    else {
      below =
          DarktableEngine.fingerprint(
              version, edit.withModules(modules), 0, depth, destination, source);
    }
    List<Module> ours = modules.subList(depth, modules.size());
    return ours.isEmpty()
        ? below
        : Fingerprints.chain(Darkroom.catalogue(), ours, below, destination).getLast();
  }
}
