package pentimento.darktable.sidecar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A drawn form, or a group of them, as one history step knew it.
///
/// @param step the history item it was saved with
/// @param id what modules and groups call it
/// @param type bits: 1 circle, 2 path, 4 group, 8 clone, 16 gradient, 32 ellipse, 64 brush, 128 no
///   clone
/// @param name the user's name for it
/// @param version of the points' structure
/// @param points the points' structures in lower-case hexadecimal
/// @param count how many points
/// @param source where a clone takes its pixels from: two floats in hexadecimal
public record MaskForm(
    int step,
    long id,
    int type,
    String name,
    int version,
    String points,
    int count,
    String source) {

  private static final int GROUP = 4;
  private static final int BYTES_PER_MEMBER = 16;

  /// The ids of a group's members; empty for a form that is no group.
  public List<Long> members() {
    List<Long> ids = new ArrayList<>();
    if ((type & GROUP) == 0) return ids;
    ByteBuffer bytes =
        ByteBuffer.wrap(HexFormat.of().parseHex(points)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + BYTES_PER_MEMBER <= bytes.limit(); at += BYTES_PER_MEMBER) {
      ids.add(Integer.toUnsignedLong(bytes.getInt(at)));
    }
    return ids;
  }

  MaskForm atStep(int now) {
    return new MaskForm(now, id, type, name, version, points, count, source);
  }
}
