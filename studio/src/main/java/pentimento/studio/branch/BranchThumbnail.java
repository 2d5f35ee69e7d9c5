package pentimento.studio.branch;

import java.nio.file.Path;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorin.GamutClipping;
import pentimento.ops.colorin.InputProfile;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Photo;
import pentimento.studio.Target;

/// Small pictures of branches, to look at.
public final class BranchThumbnail {

  private static final int BOX = 256;

  private BranchThumbnail() {}

  /// Renders one in sRGB, of at most 256 pixels a side.
  ///
  /// @param file a picture file in a format of ours
  public static void write(Darkroom darkroom, Photo photo, BranchPlace place, Path file) {
    Edit all = place.own().edit();
    Edit below = all.withModules(all.modules().subList(0, place.index()));
    if (photo.camera() != null && below.indexOf("colorin") < 0) {
      // The camera's own numbers, shown as documents show them: as if they were linear Rec.2020.
      ColorIn as = new ColorIn(InputProfile.LINEAR_REC2020, GamutClipping.OFF, false);
      below = below.insert(below.modules().size(), Module.of("colorin", as));
    }
    Develop.run(
        darkroom,
        photo,
        below,
        new Develop.Request(
            Target.of(file, Target.Depth.U8, null, 92), null, new Develop.Size(BOX, BOX), true),
        new Cancellation(),
        Progress.NONE);
  }
}
