package pentimento.formats.jpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import pentimento.formats.ExifWriter;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.Xmp;

/// Everything of a JPEG before its coded pixels: JFIF, EXIF, XMP, ICC, tables, frame, scan.
final class JpegHeader {

  static final String EXIF = "Exif\0\0";
  static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
  static final String ICC = "ICC_PROFILE\0";

  private static final int LONGEST_SEGMENT = 65533;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private JpegHeader() {}

  static byte[] of(PictureHeader header, int[] luminance, int[] chrominance, boolean halved) {
    JpegHeader h = new JpegHeader();
    boolean grey = header.channels() == 1;
    h.write16(0xffd8);
    h.segment(0xe0, "JFIF\0\1\1\0\0\1\0\1\0\0".getBytes(StandardCharsets.ISO_8859_1));
    h.metadata(header);
    h.table(0, luminance);
    if (!grey) h.table(1, chrominance);
    h.frame(header, grey, halved);
    for (int t = 0; t < (grey ? 2 : 4); t++) h.huffman(t);
    int size = halved ? 16 : 8;
    int perRow = Math.ceilDiv(header.width(), size);
    h.segment(0xdd, new byte[] {(byte) (perRow >> 8), (byte) perRow});
    h.scan(grey);
    return h.out.toByteArray();
  }

  private void metadata(PictureHeader header) {
    Metadata metadata = header.metadata();
    if (!metadata.isEmpty()) optional(0xe1, EXIF, ExifWriter.block(header));
    if (!metadata.description().equals(Metadata.Description.EMPTY)) {
      optional(0xe1, XMP, Xmp.write(metadata.description()));
    }
    if (header.icc() == null) return;
    int most = LONGEST_SEGMENT - ICC.length() - 2;
    int parts = Math.ceilDiv(header.icc().length, most);
    for (int i = 0; i < parts; i++) {
      byte[] part =
          java.util.Arrays.copyOfRange(
              header.icc(), i * most, Math.min(header.icc().length, (i + 1) * most));
      String start = ICC + (char) (i + 1) + (char) parts;
      optional(0xe2, start, part);
    }
  }

  /// A segment of application data, left out when it is longer than JPEG allows.
  private void optional(int marker, String start, byte[] content) {
    byte[] name = start.getBytes(StandardCharsets.ISO_8859_1);
    if (name.length + content.length > LONGEST_SEGMENT) return;
    byte[] all = java.util.Arrays.copyOf(name, name.length + content.length);
    System.arraycopy(content, 0, all, name.length, content.length);
    segment(marker, all);
  }

  private void table(int id, int[] steps) {
    byte[] table = new byte[65];
    table[0] = (byte) id;
    for (int k = 0; k < 64; k++) table[k + 1] = (byte) steps[JpegTables.ZIGZAG[k]];
    segment(0xdb, table);
  }

  private void frame(PictureHeader header, boolean grey, boolean halved) {
    int n = grey ? 1 : 3;
    byte[] frame = new byte[6 + 3 * n];
    frame[0] = 8;
    frame[1] = (byte) (header.height() >> 8);
    frame[2] = (byte) header.height();
    frame[3] = (byte) (header.width() >> 8);
    frame[4] = (byte) header.width();
    frame[5] = (byte) n;
    for (int c = 0; c < n; c++) {
      frame[6 + 3 * c] = (byte) (c + 1);
      frame[7 + 3 * c] = (byte) (c == 0 && halved ? 0x22 : 0x11);
      frame[8 + 3 * c] = (byte) (c == 0 ? 0 : 1);
    }
    segment(0xc0, frame);
  }

  private void huffman(int t) {
    byte[] symbols = JpegTables.SYMBOLS[t];
    byte[] table = new byte[17 + symbols.length];
    table[0] = (byte) ((t & 1) << 4 | t >> 1);
    for (int i = 0; i < 16; i++) table[1 + i] = (byte) JpegTables.COUNTS[t][i];
    System.arraycopy(symbols, 0, table, 17, symbols.length);
    segment(0xc4, table);
  }

  private void scan(boolean grey) {
    int n = grey ? 1 : 3;
    byte[] scan = new byte[4 + 2 * n];
    scan[0] = (byte) n;
    for (int c = 0; c < n; c++) {
      scan[1 + 2 * c] = (byte) (c + 1);
      scan[2 + 2 * c] = (byte) (c == 0 ? 0 : 0x11);
    }
    scan[2 + 2 * n] = 63;
    segment(0xda, scan);
  }

  private void segment(int marker, byte[] content) {
    out.write(0xff);
    out.write(marker);
    write16(content.length + 2);
    out.writeBytes(content);
  }

  private void write16(int value) {
    out.write(value >> 8);
    out.write(value);
  }
}
