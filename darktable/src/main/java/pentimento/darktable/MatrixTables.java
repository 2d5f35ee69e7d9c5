package pentimento.darktable;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorin.InputProfile;
import pentimento.pipe.Camera;
import pentimento.pipe.Operation;

/// Input profiles that darktable looks up in tables of cameras, which we do not have.
///
/// *Standard matrix* is such a table's; for a DNG whose only matrix is for another light than D65
/// darktable 4.2.1 gives colours that have little to do with the file's own matrix and differ a
/// little from run to run. *Enhanced matrix* exists for some cameras of the large makers; for
/// others darktable falls back to the matrix in the file. Both seen by rendering: the standard
/// matrix on two DNGs (mean ΔE2000 of 18 against the file's matrix), the enhanced one on a Canon
/// (0.4) and on files of ours (0).
final class MatrixTables {

  private static final Set<String> MAKERS_WITH_ENHANCED_MATRICES =
      Set.of(
          "canon",
          "casio",
          "fujifilm",
          "hasselblad",
          "kodak",
          "konica",
          "leica",
          "minolta",
          "nikon",
          "olympus",
          "panasonic",
          "pentax",
          "phase",
          "ricoh",
          "samsung",
          "sigma",
          "sony");

  private MatrixTables() {}

  /// Why we cannot know the profile that an operation asks for; null when we can.
  static @Nullable String refuses(Operation operation, @Nullable Camera camera) {
    if (camera == null || !(operation instanceof ColorIn colorIn)) return null;
    if (colorIn.profile() == InputProfile.STANDARD_MATRIX) {
      return "the standard matrix comes from darktable's table of cameras";
    }
    if (colorIn.profile() != InputProfile.ENHANCED_MATRIX) return null;
    String maker = camera.make().strip().toLowerCase(Locale.ROOT).split("\\s+")[0];
    return MAKERS_WITH_ENHANCED_MATRICES.contains(maker)
        ? "the enhanced matrix comes from darktable's table of cameras"
        : null;
  }
}
