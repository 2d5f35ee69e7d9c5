package pentimento.formats.dng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import pentimento.formats.ljpeg.LosslessJpegEncoder;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.BadInput;

class BadPixelsTest {

  /// A point at row 2, column 3, and the two photosites of row 5, columns 0 and 1.
  private static byte[] list() {
    ByteBuffer b = ByteBuffer.allocate(4 + 16 + 12 + 8 + 16);
    b.putInt(1).putInt(5).putInt(0x01030000).putInt(1).putInt(36);
    b.putInt(1).putInt(1).putInt(1).putInt(2).putInt(3).putInt(5).putInt(0).putInt(6).putInt(2);
    return b.array();
  }

  private static byte[] constant(int value) {
    ByteBuffer b = ByteBuffer.allocate(4 + 16 + 8);
    b.putInt(1).putInt(4).putInt(0x01030000).putInt(1).putInt(8).putInt(value).putInt(1);
    return b.array();
  }

  /// A ramp of 8×8 with row y and column x at 10y + x.
  private static byte[] ramp() {
    byte[] ramp = new byte[64];
    for (int i = 0; i < 64; i++) ramp[i] = (byte) (i / 8 * 10 + i % 8);
    return ramp;
  }

  @Test
  void listed_photosites_take_their_neighbours_mean() {
    byte[] ramp = ramp();
    ramp[2 * 8 + 3] = (byte) 255;
    ramp[5 * 8] = (byte) 255;
    ramp[5 * 8 + 1] = (byte) 255;
    TestDng dng = new TestDng(8, 8, 8, 1).segment(ramp);
    dng.with(Field.bytes(Tag.OPCODE_LIST_1, FieldType.UNDEFINED, list()));
    float[] read = dng.read();
    assertThat(read[2 * 8 + 3]).isEqualTo(23);
    // No neighbour to the left: all of the row's weight is the right one's, two steps away.
    assertThat(read[5 * 8]).isEqualTo((52 + 50) / 2);
    assertThat(read[5 * 8 + 1]).isEqualTo((53 + 51) / 2);
    assertThat(read[0]).isZero();
  }

  @Test
  void a_constant_marks_photosites_of_compressed_raws_too() {
    short[] samples = new short[64];
    for (int i = 0; i < 64; i++) samples[i] = (short) (1000 + i / 8 * 10 + i % 8);
    samples[4 * 8 + 4] = 0;
    samples[4 * 8 + 6] = 0;
    byte[] jpeg = new LosslessJpegEncoder(4, 8, 2, 12, 1, 0).encode(samples);
    TestDng dng = new TestDng(8, 8, 12, 7).segment(jpeg);
    dng.with(Field.bytes(Tag.OPCODE_LIST_1, FieldType.UNDEFINED, constant(0)));
    float[] read = dng.read();
    // There is none to the right, so the row counts by its left neighbour, past the bad one.
    assertThat(read[4 * 8 + 6]).isEqualTo((1042 + 1046) / 2);
    assertThat(TestDng.header(dng.bytes()).image().warnings()).noneMatch(w -> w.contains("opcode"));
  }

  @Test
  void a_list_longer_than_its_bytes_is_refused() {
    byte[] list = list();
    ByteBuffer.wrap(list).putInt(24, 1 << 30);
    TestDng dng = new TestDng(8, 8, 8, 1).segment(ramp());
    dng.with(Field.bytes(Tag.OPCODE_LIST_1, FieldType.UNDEFINED, list));
    assertThatThrownBy(dng::read)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("more entries than it has bytes for");
  }
}
