package pentimento.formats.dng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pentimento.formats.bytes.Zlib;
import pentimento.formats.ljpeg.LosslessJpegEncoder;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;

class DngKindsTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 10, 12, 14, 16})
  void packed_bits_in_strips_and_tiles(int bits) {
    int width = 24;
    int height = 10;
    int[] values = new int[width * height];
    for (int i = 0; i < values.length; i++) values[i] = i * 2654435 >>> 3 & ((1 << bits) - 1);
    TestDng strips = new TestDng(width, height, bits, 1).rowsPerStrip(4);
    for (int y = 0; y < height; y += 4) {
      strips.segment(pack(values, width, new Rect(0, y, width, Math.min(4, height - y)), bits));
    }
    TestDng tiles = new TestDng(width, height, bits, 1).tiles(16, 16);
    tiles.segment(pack(values, width, new Rect(0, 0, 16, 16), bits));
    tiles.segment(pack(values, width, new Rect(16, 0, 16, 16), bits));
    for (float[] read : new float[][] {strips.read(), tiles.read()}) {
      for (int i = 0; i < values.length; i++) assertThat(read[i]).isEqualTo(values[i]);
    }
  }

  @Test
  void a_big_endian_file_reads_the_same() {
    byte[] strip = {0x12, 0x34, 0x56, 0x78};
    byte[] little = new TestDng(2, 1, 16, 1).segment(strip).bytes();
    assertThat(TestDng.read(little)).containsExactly(0x3412, 0x7856);
    assertThat(TestDng.read(ByteOrderSwap.toBigEndian(little))).containsExactly(0x1234, 0x5678);
  }

  @Test
  void one_jpeg_row_may_hold_two_rows_of_the_tile() {
    short[] samples = DngWriterTest.samples(32, 16, 14, 3);
    byte[] jpeg = new LosslessJpegEncoder(32, 8, 2, 14, 6, 0).encode(samples);
    float[] read = new TestDng(32, 16, 14, 7).tiles(32, 16).segment(jpeg).read();
    for (int i = 0; i < read.length; i++) assertThat(read[i]).isEqualTo(samples[i] & 0xffff);
  }

  @Test
  void a_strip_as_one_jpeg_with_restart_markers() {
    short[] samples = DngWriterTest.samples(30, 21, 12, 4);
    byte[] jpeg = new LosslessJpegEncoder(15, 21, 2, 12, 1, 4).encode(samples);
    float[] read = new TestDng(30, 21, 12, 7).segment(jpeg).read();
    for (int i = 0; i < read.length; i++) assertThat(read[i]).isEqualTo(samples[i] & 0xffff);
  }

  @Test
  void a_linearization_table_replaces_numbers() {
    int[] table = new int[200];
    for (int i = 0; i < table.length; i++) table[i] = i * i + 7;
    byte[] strip = {0, 1, (byte) 199, (byte) 255};
    TestDng plain = new TestDng(4, 1, 8, 1).segment(strip);
    plain.with(Field.shorts(Tag.LINEARIZATION_TABLE, table));
    plain.with(Field.longs(Tag.WHITE_LEVEL, 40000));
    assertThat(plain.read()).containsExactly(7, 8, 39608, 39608);
    byte[] jpeg = new LosslessJpegEncoder(2, 1, 2, 8, 1, 0).encode(new short[] {0, 1, 199, 255});
    TestDng packed = new TestDng(4, 1, 8, 7).segment(jpeg);
    packed.with(Field.shorts(Tag.LINEARIZATION_TABLE, table));
    packed.with(Field.longs(Tag.WHITE_LEVEL, 40000));
    assertThat(packed.read()).containsExactly(7, 8, 39608, 39608);
  }

  @Test
  void floating_point_deflated() {
    float[] values = {0f, 1f, -2.5f, 1e-3f, 70000f, 3f};
    ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) bytes.putFloat(value);
    TestDng dng = new TestDng(3, 2, 32, 8).segment(Zlib.deflate(bytes.array(), 6));
    dng.with(Field.shorts(Tag.SAMPLE_FORMAT, 3));
    assertThat(dng.read()).containsExactly(values);
    assertThat(TestDng.header(dng.bytes()).image().whiteLevel()).isEqualTo(1);
  }

  @Test
  void half_floats() {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(Float.floatToFloat16(0.5f)).putShort(Float.floatToFloat16(-8f));
    TestDng dng = new TestDng(2, 1, 16, 1).segment(bytes.array());
    assertThat(dng.with(Field.shorts(Tag.SAMPLE_FORMAT, 3)).read()).containsExactly(0.5f, -8f);
  }

  @Test
  void black_levels_of_a_repeat_are_told_apart() {
    TestDng dng = new TestDng(2, 2, 16, 1).segment(new byte[8]);
    dng.with(Field.shorts(Tag.BLACK_LEVEL_REPEAT_DIM, 2, 2));
    dng.with(Field.shorts(Tag.BLACK_LEVEL, 10, 20, 30, 40));
    assertThat(TestDng.header(dng.bytes()).image().blackLevel()).containsExactly(10, 20, 30, 40);
  }

  @Test
  void the_pattern_starts_at_the_active_area() {
    TestDng dng = new TestDng(8, 8, 8, 1).segment(new byte[64]);
    dng.with(Field.longs(Tag.ACTIVE_AREA, 0, 1, 8, 8));
    RawImage image = TestDng.header(dng.bytes()).image();
    assertThat(image.cfa().letters()).isEqualTo("GRBG");
    assertThat(image.cfa().at(1, 0)).isEqualTo(Cfa.RED);
  }

  @Test
  void what_cannot_be_read_is_refused_by_name() {
    byte[] strip = new byte[64];
    refused(new TestDng(8, 8, 8, 34892).segment(strip), Unsupported.class, "compression 34892");
    refused(new TestDng(8, 8, 32, 1).segment(new byte[256]), Unsupported.class, "32 bits");
    TestDng cmyg = new TestDng(8, 8, 8, 1).segment(strip);
    cmyg.with(Field.bytes(Tag.CFA_PATTERN, FieldType.BYTE, new byte[] {3, 1, 5, 4}));
    refused(cmyg, Unsupported.class, "colours other than red, green and blue");
    TestDng linear = new TestDng(8, 8, 8, 1).segment(strip);
    linear.with(Field.shorts(Tag.PHOTOMETRIC_INTERPRETATION, 34892));
    refused(linear, Unsupported.class, "LinearRaw");
    TestDng staggered = new TestDng(8, 8, 8, 1).segment(strip);
    refused(staggered.with(Field.shorts(Tag.CFA_LAYOUT, 2)), Unsupported.class, "staggered");
    TestDng levels = new TestDng(8, 8, 8, 1).segment(strip);
    levels.with(Field.longs(Tag.BLACK_LEVEL, 300));
    refused(levels, BadInput.class, "not above the black level");
  }

  private static void refused(TestDng dng, Class<? extends Exception> kind, String why) {
    assertThatThrownBy(dng::read)
        .isInstanceOf(kind)
        .hasMessageContaining("test.dng")
        .hasMessageContaining(why);
  }

  /// Numbers packed from each byte's high end on (16 bits: little-endian); 0 outside the picture.
  private static byte[] pack(int[] values, int width, Rect rect, int bits) {
    int rowBytes = (rect.width() * bits + 7) / 8;
    byte[] packed = new byte[rowBytes * rect.height()];
    for (int y = 0; y < rect.height(); y++) {
      for (int x = 0; x < rect.width(); x++) {
        int index = (rect.y() + y) * width + rect.x() + x;
        boolean inside = rect.x() + x < width && index < values.length;
        int value = inside ? values[index] : 0;
        if (bits == 16) value = value >> 8 | (value & 0xff) << 8;
        for (int k = 0; k < bits; k++) {
          int bit = y * rowBytes * 8 + x * bits + k;
          packed[bit / 8] |= (byte) ((value >> (bits - 1 - k) & 1) << (7 - bit % 8));
        }
      }
    }
    return packed;
  }
}
