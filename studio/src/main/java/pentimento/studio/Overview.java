package pentimento.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Keeping;
import pentimento.engine.Outline;
import pentimento.engine.Plan;
import pentimento.engine.Planner;
import pentimento.engine.Source;
import pentimento.engine.TileCache;
import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;
import pentimento.ops.finalscale.FinalScale;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;
import pentimento.studio.painting.Foreseen;
import pentimento.studio.painting.Painter;

/// What a render would do, found out without rendering: steps, memory, and which results are there
/// already.
///
/// @param out the picture that would come out
/// @param wanted the part of it that is wanted
/// @param parts those between two paintings, bottom first
public record Overview(ImageInfo out, Rect wanted, List<Part> parts) {

  /// What a render is for.
  public sealed interface Purpose {

    /// A file.
    ///
    /// @param size a box to fit the picture into; null for full size
    record Export(Develop.@Nullable Size size) implements Purpose {}

    /// A whole picture for the screen, made small early.
    record Preview(Develop.Size size) implements Purpose {}

    /// Pixels of the full render.
    record Region(Rect rect) implements Purpose {}
  }

  /// The modules between two paintings.
  ///
  /// @param source fingerprint of what the lowest of them is given
  /// @param kept where that lies; null for the photograph, which is read
  /// @param isRendered whether any of it is: not where a result above is kept
  /// @param heldBytes the source's and what is kept beside the steps' own: the base below a
  ///   painting
  /// @param result fingerprint of the picture that the modules make, of this edit alone
  public record Part(
      ContentHash source,
      Foreseen.@Nullable Kept kept,
      boolean isRendered,
      Outline outline,
      long heldBytes,
      ContentHash result) {

    /// Samples in memory while this part is rendered.
    public long bytes() {
      return isRendered ? heldBytes + outline.heldBytes() + outline.flightBytes() : 0;
    }
  }

  /// Samples in memory at most, in bytes: the source's, and those of the part that takes most. The
  /// program and its kernels' own buffers come on top.
  public long bytes() {
    return parts.stream().mapToLong(Part::bytes).max().orElse(0);
  }

  /// Looks at a pipe that ends in sRGB.
  ///
  /// @param end how many of the edit's modules take part
  public static Overview of(Darkroom darkroom, Photo photo, Edit edit, int end, Purpose purpose) {
    Ending ending = Ending.of(edit, end, Module.of("colorout", new ColorOut(OutputSpace.SRGB)));
    List<Module> tail = new ArrayList<>(ending.tail());
    if (purpose instanceof Purpose.Export export && export.size() != null) {
      tail.add(
          Module.of("finalscale", new FinalScale(export.size().width(), export.size().height())));
    }
    Planner planner = Planner.forShow();
    Cancellation cancellation = new Cancellation();
    Source source = photo.source(darkroom.executor().threads(), cancellation);
    Rendering rendering =
        darkroom.foresee(
            photo,
            source,
            ending.edit(),
            ending.edit().modules().size(),
            tail,
            RgbSpace.SRGB,
            true,
            (from, modules, above, last) ->
                switch (purpose) {
                  case Purpose.Export _ -> planner.plan(from, modules, above, cancellation);
                  case Purpose.Preview preview ->
                      kept(
                          planner,
                          from,
                          last ? PreviewPipe.of(from.info(), modules, preview.size()) : modules,
                          above);
                  case Purpose.Region _ -> kept(planner, from, modules, above);
                });
    return of(darkroom, rendering, source.heldBytes(), purpose);
  }

  private static Plan kept(Planner planner, Source from, List<Module> modules, List<Module> above) {
    Keeping keeping =
        new Keeping(
            new TileCache(0), Darkroom.catalogue(), new ContentHasher().hash(), Set.of(), _ -> {});
    return new Plan(planner.keep(from, modules, above, keeping, new Cancellation()), List.of());
  }

  private static Overview of(
      Darkroom darkroom, Rendering rendering, long sourceBytes, Purpose purpose) {
    List<Rendering.Segment> segments = rendering.segments();
    ImageInfo out = rendering.plan().out();
    Rect wanted =
        purpose instanceof Purpose.Region region
            ? region.rect().intersect(out.bounds())
            : out.bounds();
    List<Part> parts = new ArrayList<>();
    boolean rendered = true;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Rendering.Segment segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      Plan plan = segment.plan();
      Outline outline = darkroom.executor().outline(plan, last ? wanted : plan.out().bounds());
      // While a painting is flattened, the base passes by in bands.
      long base = last ? 0 : Painter.baseBytes(plan.out());
      Foreseen.Kept kept = segment.source() instanceof Foreseen f ? f.kept() : null;
      long flat = kept == null || kept == Foreseen.Kept.STORE ? 0 : bytes(segment.source().info());
      parts.addFirst(
          new Part(
              segment.source().fingerprint(),
              kept,
              rendered,
              outline,
              sourceBytes + base + flat,
              segment.top(Darkroom.catalogue())));
      rendered &= kept == null || kept == Foreseen.Kept.NOWHERE;
    }
    return new Overview(out, wanted, List.copyOf(parts));
  }

  private static long bytes(ImageInfo info) {
    return (long) Float.BYTES * info.channels() * info.width() * info.height();
  }
}
