package pentimento.studio;

import pentimento.ops.colorout.ColorOut;
import pentimento.ops.colorout.OutputSpace;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pipe.Op;
import pentimento.pipe.Param;
import pentimento.pipe.PointKernel;
import pentimento.pipe.PointOperation;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;

/// The last module of every render: from the working space to the space of the file.
final class OutputTransform {

  private OutputTransform() {}

  /// The module for a target: `colorout` where that knows the space, else through the profile.
  static Module to(Target target) {
    RgbSpace rgb = target.space().space();
    boolean linear = target.depth().isFloat();
    OutputSpace known = null;
    if (rgb != null) {
      if (rgb.equals(RgbSpace.REC2020) && linear) known = OutputSpace.LINEAR_REC2020;
      else if (rgb.equals(RgbSpace.SRGB)) {
        known = linear ? OutputSpace.LINEAR_REC709 : OutputSpace.SRGB;
      } else if (rgb.equals(RgbSpace.P3) && !linear) known = OutputSpace.DISPLAY_P3;
      else if (rgb.equals(RgbSpace.XYZ)) known = OutputSpace.XYZ;
    }
    if (known != null) return Module.of("colorout", new ColorOut(known));
    return Module.of("colorout", new IccOut(target.profile()));
  }

  /// Whether a module is one that no edit holds, so that a plan with it has no name.
  static boolean isUnnamed(Module module) {
    return module.operation() instanceof IccOut;
  }

  /// Conversion through an ICC profile.
  @Op(id = "colorout", label = "output profile", doc = "Converts to an ICC profile.", version = 1)
  record IccOut(@Param(doc = "the profile") IccProfile profile) implements PointOperation {
    @Override
    public PointKernel kernel(ImageInfo in) {
      ColourTransform transform =
          ColourTransform.of(
              StandardProfiles.LINEAR_REC2020, profile, Intent.RELATIVE_COLORIMETRIC);
      return run ->
          transform.apply(run.planes(), run.offset(), run.planes(), run.offset(), run.length());
    }
  }
}
