package pentimento.darktable.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import pentimento.darktable.SidecarExport;
import pentimento.darktable.sidecar.SidecarWriter;
import pentimento.formats.PictureHeader;
import pentimento.formats.tiff.TiffWriter;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorin.GamutClipping;
import pentimento.ops.colorin.InputProfile;
import pentimento.pipe.Edit;
import pentimento.pipe.External;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;
import pentimento.pipe.Operation;
import pentimento.pipe.Place;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.TransferFunction;
import pentimento.pixel.numeric.Linear;

/// Renders segments of an edit that hold modules of darktable's which we do not render, with the
/// real darktable on a sidecar that holds the segment alone.
///
/// What comes and goes is linear Rec.2020 in 32-bit float, unclamped, always the whole picture. On
/// its way out darktable turns the numbers to Lab and back, which costs up to 1e-4 relative.
public final class DarktableEngine {

  /// Up to these versions of darktable blending has versions up to 11.
  private static final Set<String> BLEND_11 = Set.of("3.8", "4.0", "4.2");

  private static final int NEWEST_BLEND = 11;

  private final DarktableCli darktable;

  public DarktableEngine(DarktableCli darktable) {
    this.darktable = darktable;
  }

  /// Whether a list of modules needs this engine: one of them is on and opaque.
  public static boolean isNeeded(List<Module> modules) {
    for (Module module : modules) {
      if (module.enabled() && module.operation() instanceof Opaque) return true;
    }
    return false;
  }

  /// Renders the modules below a cut from a raw.
  ///
  /// @param end how many of the edit's modules take part, from the bottom; demosaic among them
  /// @param destination the space of the output, into whose gamut filmic rgb fits colours
  /// @return linear Rec.2020; the sensor's own red, green and blue where `colorin` is above the cut
  /// @throws Unsupported when darktable cannot render that segment either
  public Planes fromRaw(
      Path raw, Edit edit, int end, RgbSpace destination, int threads, Cancellation cancellation) {
    List<Module> modules = edit.modules().subList(0, end);
    Edit segment = edit.withModules(modules);
    if (segment.indexOf("demosaic") < 0) {
      throw new Unsupported(
          "module " + (modules.isEmpty() ? "demosaic" : modules.getLast().name()),
          "cannot be rendered by darktable apart from what follows, since it gives no mosaics out",
          "cut the pipe after demosaic");
    }
    return render(raw, passing(segment), destination, threads, cancellation);
  }

  /// Renders the modules between two cuts.
  ///
  /// @param input linear Rec.2020
  /// @param from index of the first module
  /// @param end index behind the last module
  /// @param geometryBelow whether modules below the first cut changed size or place of the picture,
  ///   so that drawn masks no longer fit
  public Planes fromPicture(
      Planes input,
      Edit edit,
      int from,
      int end,
      boolean geometryBelow,
      RgbSpace destination,
      int threads,
      Cancellation cancellation) {
    Edit segment = passing(edit.withModules(edit.modules().subList(from, end)));
    for (Module module : segment.modules()) {
      if (module.operation() instanceof ColorIn colorIn && colorIn.profile().rgb() == null) {
        throw new Unsupported(
            "module colorin",
            "takes its profile from the raw, which darktable no longer has above a cut",
            "move the cut above it");
      }
      if (!module.enabled() || !(module.operation() instanceof Opaque opaque)) continue;
      if (geometryBelow && !opaque.forms().isEmpty()) {
        throw new Unsupported(
            "module " + module.name(),
            "has a drawn mask, which darktable cannot place above a cut when the picture below it"
                + " is cropped or turned",
            "move the cut above the module");
      }
    }
    Path file = temporary(".tif");
    try {
      new TiffWriter(TiffWriter.Depth.FLOAT_32, false, threads)
          .write(file, PictureHeader.of(input.width(), input.height(), 3), input);
      return render(file, segment, destination, threads, cancellation);
    } finally {
      delete(file);
    }
  }

  /// Names a result of this engine before it exists: darktable's version, the segment and what it
  /// is given. What changes no pixel is not in it: names that people gave, modules that are off.
  ///
  /// @param version of darktable
  public static ContentHash fingerprint(
      String version, Edit edit, int from, int end, RgbSpace destination, ContentHash input) {
    List<Module> effective = new ArrayList<>();
    for (Module module : edit.modules().subList(from, end)) {
      if (module.enabled()) effective.add(nameless(module));
    }
    Edit segment = passing(edit.withModules(effective));
    return new ContentHasher()
        .put("darktable")
        .put(version)
        .put(SidecarWriter.write(SidecarExport.of(segment), ""))
        .put(space(segment, destination).name())
        .put(input)
        .hash();
  }

  private static Module nameless(Module module) {
    Operation operation =
        module.operation() instanceof Opaque opaque ? opaque.nameless() : module.operation();
    return new Module(module.id(), module.instance(), "", true, operation, module.extra());
  }

  private Planes render(
      Path picture, Edit segment, RgbSpace destination, int threads, Cancellation cancellation) {
    refuseNewerBlending(segment);
    Path sidecar = temporary(".xmp");
    try {
      SidecarWriter.write(
          sidecar, SidecarExport.of(segment), String.valueOf(picture.getFileName()));
      DarktableJob job =
          DarktableJob.of(picture, sidecar, space(segment, destination)).withThreads(threads);
      DarktableRender render = darktable.render(job, cancellation);
      if (!render.droppedModules().isEmpty()) {
        throw new Unsupported(
            "module " + String.join(", ", render.droppedModules()),
            "is not rendered by darktable " + darktable.version() + " either",
            "update darktable, or switch the module off");
      }
      if (job.space() == DarktableJob.Space.SRGB) toWorking(render.planes());
      return render.planes();
    } finally {
      delete(sidecar);
    }
  }

  /// Filmic rgb looks at the profile of the file that darktable writes, so where it is in the
  /// segment and the output will be sRGB, sRGB is what darktable must write.
  private static DarktableJob.Space space(Edit segment, RgbSpace destination) {
    if (!destination.equals(RgbSpace.SRGB)) return DarktableJob.Space.LINEAR_REC2020;
    for (Module module : segment.modules()) {
      if (module.enabled() && module.id().equals("filmicrgb")) return DarktableJob.Space.SRGB;
    }
    return DarktableJob.Space.LINEAR_REC2020;
  }

  private static void toWorking(Planes srgb) {
    int area = (int) srgb.rect().area();
    float[] spare = new float[area];
    for (float[] plane : srgb.planes()) TransferFunction.SRGB.decode(plane, spare, area);
    float[] matrix = RgbSpace.SRGB.to(RgbSpace.REC2020).toFloats();
    Linear.matrix(matrix, srgb.plane(0), srgb.plane(1), srgb.plane(2), new float[area], 0, area);
  }

  /// darktable always converts from an input profile. Where the segment does not, the numbers must
  /// pass unchanged, as if they had been linear Rec.2020 all along.
  private static Edit passing(Edit segment) {
    List<Module> modules = new ArrayList<>();
    for (Module module : segment.modules()) {
      if (!(module.operation() instanceof External)) modules.add(module);
    }
    Edit plain = segment.withModules(modules);
    if (plain.indexOf("colorin") >= 0) return plain;
    ColorIn identity = new ColorIn(InputProfile.LINEAR_REC2020, GamutClipping.OFF, false);
    Place place = new Place(true, "colorin");
    return plain.insert(place.index(plain), Module.of("colorin", identity));
  }

  private void refuseNewerBlending(Edit segment) {
    if (!BLEND_11.contains(series(darktable.version()))) return;
    for (Module module : segment.modules()) {
      if (module.enabled()
          && module.operation() instanceof Opaque opaque
          && opaque.blendVersion() > NEWEST_BLEND
          && !opaque.blend().startsWith("00000000")) {
        throw new Unsupported(
            "module " + module.name(),
            "has blending of version "
                + opaque.blendVersion()
                + ", which darktable "
                + darktable.version()
                + " would leave out without a word",
            "update darktable, or switch the module off");
      }
    }
  }

  private static String series(String version) {
    int second = version.indexOf('.', version.indexOf('.') + 1);
    return second < 0 ? version : version.substring(0, second);
  }

  private static Path temporary(String ending) {
    try {
      return Files.createTempFile("pentimento-segment-", ending);
    } catch (IOException e) {
      throw new CannotWrite(System.getProperty("java.io.tmpdir", "the temporary folder"), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // Left to the system, which empties its temporary folder.
    }
  }
}
