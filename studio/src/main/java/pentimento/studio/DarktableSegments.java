package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.program.DarktableCli;
import pentimento.darktable.program.DarktableEngine;
import pentimento.engine.Source;
import pentimento.engine.store.ObjectStore;
import pentimento.engine.store.StoredPicture;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Meaning;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.painting.Foreseen;
import pentimento.studio.painting.StoredSource;

/// The parts of pipes that only the real darktable renders: from a segment's bottom to its last
/// opaque module. What stands above is ours again.
final class DarktableSegments implements AutoCloseable {

  /// Modules that change size or place of the picture, whoever renders them.
  private static final Set<String> GEOMETRY =
      Set.of("ashift", "clipping", "crop", "lens", "liquify", "rotatepixels", "scalepixels");

  private final @Nullable ObjectStore results;
  private final Consumer<String> notes;
  private @Nullable DarktableCli darktable;

  /// @param results where what darktable made is kept; null to keep nothing
  /// @param notes is told which modules darktable renders
  DarktableSegments(@Nullable ObjectStore results, Consumer<String> notes) {
    this.results = results;
    this.notes = notes;
  }

  /// How many of a segment's modules, from the bottom, must go to darktable; 0 for none. An opaque
  /// module above the output profile cannot.
  static int depth(List<Module> modules) {
    int depth = 0;
    for (int i = 0; i < modules.size(); i++) {
      Module module = modules.get(i);
      if (module.id().equals("colorout") && !(module.operation() instanceof Opaque)) break;
      if (module.enabled() && module.operation() instanceof Opaque) depth = i + 1;
    }
    if (depth == 0) return 0;
    // darktable gives no mosaics out.
    for (int i = depth; i < modules.size(); i++) {
      if (modules.get(i).id().equals("demosaic")) depth = i + 1;
    }
    return depth;
  }

  /// The version of darktable; null when there is none.
  @Nullable String version() {
    DarktableCli program = program();
    return program == null ? null : program.version();
  }

  /// What darktable makes of the first `depth` modules, from the store where it was made before;
  /// null when there is no darktable.
  ///
  /// @param edit its modules from `from` on are the segment
  /// @param source what stands below the segment
  @Nullable Source render(
      Photo photo,
      Edit edit,
      int from,
      int depth,
      Source source,
      int threads,
      Cancellation cancellation) {
    DarktableCli program = program();
    if (program == null) return null;
    List<Module> modules = edit.modules().subList(from, from + depth);
    ContentHash name = name(program, edit, from, depth, source);
    ImageInfo info = above(source.info(), modules);
    StoredPicture kept = results == null ? null : results.openWhole(name);
    if (kept != null) {
      Rect rect = kept.rect();
      return new StoredSource(info.withSize(rect.width(), rect.height()), name, kept);
    }
    say(program, modules);
    RgbSpace output = source.info().destination();
    DarktableEngine engine = new DarktableEngine(program);
    Planes planes =
        from == 0 && photo.camera() != null
            ? engine.fromRaw(photo.file(), edit, depth, output, threads, cancellation)
            : engine.fromPicture(
                whole(source),
                edit,
                from,
                from + depth,
                moved(edit, from, source),
                output,
                threads,
                cancellation);
    if (results != null) {
      String refused = results.put(name, planes);
      if (refused != null) notes.accept(refused + "; the render goes on without it");
    }
    return Source.of(info.withSize(planes.width(), planes.height()), name, planes);
  }

  /// What [#render] would give, as far as that is known without darktable at work: unless it was
  /// made before, the size is that of modules which darktable alone knows left out.
  @Nullable Foreseen foresee(Edit edit, int from, int depth, Source source) {
    DarktableCli program = program();
    if (program == null) return null;
    List<Module> modules = edit.modules().subList(from, from + depth);
    ContentHash name = name(program, edit, from, depth, source);
    ImageInfo info = above(source.info(), modules);
    try (StoredPicture kept = results == null ? null : results.open(name)) {
      if (kept != null) {
        Rect rect = kept.rect();
        info = info.withSize(rect.width(), rect.height());
        return new Foreseen(info, name, Foreseen.Kept.STORE);
      }
    }
    say(program, modules);
    return new Foreseen(info, name, Foreseen.Kept.NOWHERE);
  }

  private @Nullable DarktableCli program() {
    if (darktable == null) darktable = DarktableCli.find();
    return darktable;
  }

  private static ContentHash name(
      DarktableCli program, Edit edit, int from, int depth, Source source) {
    return DarktableEngine.fingerprint(
        program.version(),
        edit,
        from,
        from + depth,
        source.info().destination(),
        source.fingerprint());
  }

  private void say(DarktableCli program, List<Module> modules) {
    List<String> names = new ArrayList<>();
    for (Module module : modules) {
      if (module.enabled() && module.operation() instanceof Opaque) names.add(module.name());
    }
    notes.accept(
        "darktable "
            + program.version()
            + " renders the pipe up to "
            + modules.getLast().name()
            + ", for "
            + String.join(", ", names));
  }

  private static Planes whole(Source source) {
    Planes planes = Planes.allocate(source.info().bounds(), source.info().channels());
    source.read(planes);
    return planes;
  }

  private static boolean moved(Edit edit, int from, Source source) {
    for (Module module : edit.modules().subList(0, from)) {
      if (!module.enabled()) continue;
      if (GEOMETRY.contains(module.id())) return true;
      if (module.id().equals("flip") && !module.operation().isNeutral(source.info())) return true;
    }
    return false;
  }

  /// What is known of the result: as if the modules that are ours had made it.
  private static ImageInfo above(ImageInfo below, List<Module> modules) {
    ImageInfo info = below;
    boolean working = false;
    for (Module module : modules) {
      working |= module.id().equals("colorin");
      if (module.enabled() && module.operation().refuses(info) == null) {
        info = module.operation().output(info);
      }
    }
    if (info.channels() == 1) info = info.demosaiced(Meaning.CAMERA_RGB);
    if (working && !info.meaning().isWorkingRgb()) info = info.withMeaning(Meaning.WORKING);
    return info;
  }

  @Override
  public void close() {
    if (darktable != null) darktable.close();
  }
}
