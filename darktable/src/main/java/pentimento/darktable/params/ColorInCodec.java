package pentimento.darktable.params;

import pentimento.ops.colorin.ColorIn;
import pentimento.ops.colorin.GamutClipping;
import pentimento.ops.colorin.InputProfile;

/// `colorin`: profile, its file name, intent, gamut clipping, blue mapping, work profile and its
/// file name. The intent has no effect on profiles made of a matrix.
final class ColorInCodec extends Codec<ColorIn> {

  private static final int FILE = 0;
  private static final int LINEAR_REC2020 = 4;

  ColorInCodec() {
    super(ColorIn.class, ColorIn.TYPE, 7, 1044, false);
  }

  /// Version 6 has the same layout; 7 only rules out some work profiles, none of which we render.
  @Override
  int size(int atVersion) {
    return atVersion == 6 ? 1044 : super.size(atVersion);
  }

  @Override
  ColorIn read(Fields fields) throws NotRendered {
    int profile = fields.whole(0);
    if (profile == FILE) {
      throw new NotRendered("the input profile is the file '" + fields.text(4, 512) + "'");
    }
    if (fields.whole(528) != LINEAR_REC2020) {
      throw new NotRendered("the working profile is not linear Rec.2020");
    }
    return new ColorIn(
        Codes.find(InputProfile.values(), InputProfile::code, profile, "input profile"),
        Codes.find(
            GamutClipping.values(), GamutClipping::code, fields.whole(520), "gamut clipping"),
        fields.flag(524));
  }

  @Override
  void write(ColorIn operation, Fields fields) {
    fields.put(0, operation.profile().code()).put(520, operation.gamutClipping().code());
    fields.put(524, operation.blueMapping()).put(528, LINEAR_REC2020);
  }
}
