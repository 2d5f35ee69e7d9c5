package pentimento.pixel.colour.icc;

/// The texts of a profile: `desc` (v2), `mluc` (v4) and `text`.
final class IccText {

  private IccText() {}

  static String read(IccBytes tag) {
    if (tag.length() < 12) return "";
    return switch (tag.ascii(0, 4)) {
      case "desc" -> cut(tag.ascii(12, (int) Math.min(tag.u32(8), tag.length() - 12)));
      case "text" -> cut(tag.ascii(8, tag.length() - 8));
      case "mluc" -> localised(tag);
      default -> "";
    };
  }

  /// The English text, else the first one.
  private static String localised(IccBytes tag) {
    long count = tag.u32(8);
    int recordSize = 12;
    tag.require(16, count, recordSize);
    int chosen = -1;
    for (int i = 0; i < count; i++) {
      int record = 16 + recordSize * i;
      if (chosen < 0 || tag.ascii(record, 2).equals("en")) chosen = record;
      if (tag.ascii(record, 2).equals("en")) break;
    }
    if (chosen < 0) return "";
    IccBytes text = tag.part(tag.u32(chosen + 8), tag.u32(chosen + 4));
    return cut(text.utf16(0, text.length()));
  }

  private static String cut(String text) {
    int nul = text.indexOf('\0');
    return nul < 0 ? text : text.substring(0, nul);
  }
}
