package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;

/// What of a flattened picture is not what Krita shows, and which numbers in it are no numbers.
///
/// @param inexact in the order in which the layers were met; empty when everything was done exactly
/// @param notFinite layers whose compositing first gave NaN or infinity
public record FlattenReport(List<Inexact> inexact, List<NotFinite> notFinite) {

  public FlattenReport {
    inexact = List.copyOf(inexact);
    notFinite = List.copyOf(notFinite);
  }

  /// A report in which NaN and infinity count as inexact: which of them, and with which sign, the
  /// power of a negative number gives is decided by the last bit of the exponent.
  static FlattenReport of(List<Inexact> inexact, List<NotFinite> notFinite) {
    List<Inexact> all = new ArrayList<>(inexact);
    for (NotFinite n : notFinite) {
      all.add(
          new Inexact(
              n.node(),
              "",
              "where NaN and infinity arise Krita's may be others",
              "those of our own arithmetic"));
    }
    return new FlattenReport(all, notFinite);
  }

  /// True when the picture is Krita's.
  public boolean isExact() {
    return inexact.isEmpty();
  }

  /// Something that was not done as Krita does it.
  ///
  /// @param node name of the layer or mask, or of the image
  /// @param uuid of it, empty when it has none
  /// @param reason what is not exact
  /// @param instead what was done instead
  public record Inexact(String node, String uuid, String reason, String instead) {}

  /// Pixels that became NaN or infinite.
  ///
  /// @param node name of the layer whose compositing made the first of them
  /// @param nan pixels with a NaN
  /// @param infinite pixels with an infinity and no NaN
  /// @param x place of the first one, in reading order of tiles
  /// @param y place of the first one
  public record NotFinite(String node, long nan, long infinite, int x, int y) {}
}
