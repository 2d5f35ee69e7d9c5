package pentimento.darktable.params;

import pentimento.ops.filmicrgb.ColorScience;
import pentimento.ops.filmicrgb.CurveEnd;
import pentimento.ops.filmicrgb.FilmicRgb;
import pentimento.ops.filmicrgb.PreserveChrominance;
import pentimento.ops.filmicrgb.SplineVersion;

/// `filmicrgb`, 29 fields of 4 bytes. Those from 12 to 28, 68, 88 and 92 belong to highlight
/// reconstruction, 32 and 80 to the user interface.
final class FilmicRgbCodec extends Codec<FilmicRgb> {

  private static final int RECONSTRUCTION = 112;

  FilmicRgbCodec() {
    super(FilmicRgb.class, FilmicRgb.TYPE, 6, 116, true);
  }

  /// Older versions are laid out for other curves, and darktable's conversion is not known to us.
  @Override
  int size(int atVersion) {
    return atVersion == 5 ? 112 : super.size(atVersion);
  }

  /// In version 5 highlight reconstruction could not be switched off.
  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    return fields.resized(116).put(RECONSTRUCTION, true);
  }

  @Override
  FilmicRgb read(Fields f) throws NotRendered {
    if (f.flag(RECONSTRUCTION)) throw new NotRendered("highlight reconstruction is not rendered");
    if (f.flag(104)) throw new NotRendered("compensating the ICC black is not rendered");
    return new FilmicRgb(
        f.number(0),
        f.number(4),
        f.number(8),
        f.number(36),
        f.number(40),
        f.number(44),
        f.number(48),
        f.number(52),
        f.number(56),
        f.number(60),
        f.number(64),
        Codes.find(
            PreserveChrominance.values(),
            PreserveChrominance::code,
            f.whole(72),
            "preserving chrominance"),
        Codes.find(ColorScience.values(), ColorScience::code, f.whole(76), "colour science"),
        f.flag(84),
        Codes.find(CurveEnd.values(), CurveEnd::code, f.whole(96), "contrast in shadows"),
        Codes.find(CurveEnd.values(), CurveEnd::code, f.whole(100), "contrast in highlights"),
        Codes.find(SplineVersion.values(), SplineVersion::code, f.whole(108), "spline"));
  }

  @Override
  void write(FilmicRgb o, Fields f) {
    f.put(0, o.greyPointSource()).put(4, o.blackPointSource()).put(8, o.whitePointSource());
    f.put(12, 0f).put(16, 3f).put(20, 100f).put(24, 100f).put(28, 0f).put(32, 0f);
    f.put(36, o.greyPointTarget()).put(40, o.blackPointTarget()).put(44, o.whitePointTarget());
    f.put(48, o.hardness()).put(52, o.latitude()).put(56, o.contrast()).put(60, o.saturation());
    f.put(64, o.balance()).put(68, 0.2f).put(72, o.preserveChrominance().code());
    f.put(76, o.colorScience().code()).put(80, false).put(84, o.customGrey()).put(88, 1);
    f.put(92, 1).put(96, o.shadows().code()).put(100, o.highlights().code());
    f.put(108, o.spline().code());
  }
}
