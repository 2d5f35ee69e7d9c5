package pentimento.formats.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import pentimento.formats.BandProducer;
import pentimento.formats.ExifWriter;
import pentimento.formats.IccName;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.Xmp;
import pentimento.formats.bands.StripCollector;
import pentimento.formats.bytes.FileSink;
import pentimento.formats.bytes.Zlib;
import pentimento.formats.work.Workers;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.Planes;
import pentimento.pixel.Unsupported;

/// Writes PNG of 8 or 16 bits, grey or RGB, with or without straight alpha, with ICC profile, EXIF
/// and XMP. Parts of the picture are compressed side by side.
///
/// @param bits 8 or 16
/// @param level how hard to compress, 1 to 9
/// @param threads how many parts may be compressed at once
public record PngWriter(int bits, int level, int threads) implements PictureWriter {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final int PART_BYTES = 512 << 10;

  public PngWriter {
    if (bits != 8 && bits != 16) throw new IllegalArgumentException(bits + " bits");
    if (level < 1 || level > 9) throw new IllegalArgumentException("level " + level);
  }

  @Override
  public void write(Path target, PictureHeader header, BandProducer producer) {
    if (header.channels() > 4 || header.alpha() == PictureHeader.Alpha.ASSOCIATED) {
      throw new Unsupported(
          target.toString(),
          header.channels() > 4
              ? "a PNG holds at most 4 channels"
              : "a PNG holds straight alpha, and this picture is multiplied by its alpha",
          "write a TIFF or an EXR");
    }
    AtomicFile.writeRepeatable(
        target,
        channel -> {
          FileSink sink = new FileSink(channel);
          sink.append(SIGNATURE);
          writeHeader(sink, header);
          chunk(sink, "IDAT", new byte[] {0x78, 0x01});
          Adler32 adler = new Adler32();
          PngRows rows = new PngRows(header, bits);
          int partRows = Math.clamp((long) PART_BYTES / rows.rowBytes(), 1, 1 << 14);
          StripCollector strips =
              new StripCollector(
                  header,
                  partRows * Math.max(1, 2 * threads),
                  (planes, from, to) -> parts(sink, rows, planes, from, to, partRows, adler));
          producer.produce(strips::band);
          strips.finish();
          byte[] sum = new byte[4];
          ByteBuffer.wrap(sum).putInt((int) adler.getValue());
          chunk(sink, "IDAT", sum);
          chunk(sink, "IEND", new byte[0]);
        });
  }

  private void parts(
      FileSink sink, PngRows rows, Planes planes, int from, int to, int partRows, Adler32 adler)
      throws IOException {
    boolean end = to == rows.height();
    byte[][] filtered = new byte[Math.ceilDiv(to - from, partRows)][];
    byte[][] packed = new byte[filtered.length][];
    byte[] above = rows.take(planes, to - 1);
    Workers.run(
        filtered.length,
        threads,
        i -> {
          int top = from + i * partRows;
          int bottom = Math.min(to, top + partRows);
          filtered[i] = rows.filter(planes, top, bottom, from);
          boolean last = end && bottom == to;
          packed[i] = Zlib.deflatePart(filtered[i], 0, filtered[i].length, level, last);
        });
    rows.keep(above);
    for (int i = 0; i < packed.length; i++) {
      adler.update(filtered[i]);
      chunk(sink, "IDAT", packed[i]);
    }
  }

  private void writeHeader(FileSink sink, PictureHeader header) throws IOException {
    int[] colourTypes = {0, 4, 2, 6};
    byte[] size = new byte[13];
    ByteBuffer.wrap(size)
        .putInt(header.width())
        .putInt(header.height())
        .put((byte) bits)
        .put((byte) colourTypes[header.channels() - 1]);
    chunk(sink, "IHDR", size);
    if (header.icc() != null) {
      String name = IccName.of(header.icc()).replaceAll("[^\\x20-\\x7e]", "").strip();
      String shown =
          name.isEmpty() ? "ICC profile" : name.substring(0, Math.min(79, name.length()));
      chunk(
          sink,
          "iCCP",
          join(
              shown.getBytes(StandardCharsets.ISO_8859_1),
              new byte[2],
              Zlib.deflate(header.icc(), 9)));
    }
    Metadata metadata = header.metadata();
    if (metadata.isEmpty()) return;
    chunk(sink, "eXIf", ExifWriter.block(header));
    if (!metadata.description().equals(Metadata.Description.EMPTY)) {
      byte[] start = "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
      chunk(sink, "iTXt", join(start, Xmp.write(metadata.description())));
    }
  }

  static void chunk(FileSink sink, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    byte[] start = new byte[8];
    ByteBuffer.wrap(start).putInt(content.length).put(name);
    byte[] end = new byte[4];
    ByteBuffer.wrap(end).putInt((int) crc.getValue());
    sink.append(start);
    sink.append(content);
    sink.append(end);
  }

  private static byte[] join(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) size += part.length;
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
