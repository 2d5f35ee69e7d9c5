package pentimento.formats.dng;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pentimento.formats.bytes.ArrayBytes;
import pentimento.formats.tiff.DirectoryBlock;
import pentimento.formats.tiff.DirectoryBlock.Node;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Tag;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// DNGs put together by hand, of kinds that our writer does not write.
final class TestDng {

  final List<Field> fields = new ArrayList<>();
  private final List<byte[]> segments = new ArrayList<>();
  private boolean tiled;

  /// A mosaic without any segment yet.
  TestDng(int width, int height, int bits, int compression) {
    fields.add(Field.longs(Tag.NEW_SUBFILE_TYPE, 0));
    fields.add(Field.longs(Tag.IMAGE_WIDTH, width));
    fields.add(Field.longs(Tag.IMAGE_LENGTH, height));
    fields.add(Field.shorts(Tag.BITS_PER_SAMPLE, bits));
    fields.add(Field.shorts(Tag.COMPRESSION, compression));
    fields.add(Field.shorts(Tag.PHOTOMETRIC_INTERPRETATION, 32803));
    fields.add(Field.shorts(Tag.SAMPLES_PER_PIXEL, 1));
    fields.add(Field.shorts(Tag.CFA_REPEAT_PATTERN_DIM, 2, 2));
    fields.add(Field.bytes(Tag.CFA_PATTERN, FieldType.BYTE, new byte[] {0, 1, 1, 2}));
  }

  TestDng tiles(int width, int height) {
    tiled = true;
    return with(Field.longs(Tag.TILE_WIDTH, width)).with(Field.longs(Tag.TILE_LENGTH, height));
  }

  TestDng rowsPerStrip(int rows) {
    return with(Field.longs(Tag.ROWS_PER_STRIP, rows));
  }

  TestDng with(Field field) {
    fields.removeIf(f -> f.tag() == field.tag());
    fields.add(field);
    return this;
  }

  TestDng segment(byte[] bytes) {
    segments.add(bytes);
    return this;
  }

  /// The raw directory as a child of a preview's, as converters write it.
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[8]);
    long[] offsets = new long[segments.size()];
    long[] counts = new long[segments.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = out.size();
      counts[i] = segments.get(i).length;
      out.writeBytes(segments.get(i));
      if (out.size() % 2 != 0) out.write(0);
    }
    with(Field.longs(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS, offsets));
    with(Field.longs(tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS, counts));
    List<Field> preview =
        List.of(
            Field.longs(Tag.NEW_SUBFILE_TYPE, 1),
            Field.longs(Tag.IMAGE_WIDTH, 1),
            Field.longs(Tag.IMAGE_LENGTH, 1),
            Field.shorts(Tag.PHOTOMETRIC_INTERPRETATION, 2),
            Field.bytes(Tag.DNG_VERSION, FieldType.BYTE, new byte[] {1, 4, 0, 0}));
    long at = out.size();
    Node raw = new Node(fields);
    out.writeBytes(DirectoryBlock.of(new Node(preview, Map.of(Tag.SUB_IFDS, List.of(raw))), at));
    byte[] all = out.toByteArray();
    System.arraycopy(DirectoryBlock.header(at), 0, all, 0, 8);
    return all;
  }

  float[] read() {
    return read(bytes());
  }

  /// Opens and decodes a DNG in memory.
  static float[] read(byte[] dng) {
    DngHeader header = header(dng);
    Mosaic mosaic = MosaicDecoder.decode(header, 2, new Cancellation(), Progress.NONE);
    float[] samples = new float[mosaic.width() * mosaic.height()];
    mosaic.read(Rect.ofSize(mosaic.width(), mosaic.height()), samples, 0);
    return samples;
  }

  static DngHeader header(byte[] dng) {
    return DngHeader.read(TiffStructure.read(new ArrayBytes("test.dng", dng), "a DNG"));
  }

  Path write(Path file) throws Exception {
    return Files.write(file, bytes());
  }
}
