package pentimento.formats.dng;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.formats.Metadata;
import pentimento.formats.Xmp;
import pentimento.formats.tiff.DirectoryBlock.Node;
import pentimento.formats.tiff.Field;
import pentimento.formats.tiff.FieldType;
import pentimento.formats.tiff.Segments;
import pentimento.formats.tiff.Tag;
import pentimento.pixel.Rect;

/// The directories of a DNG that holds its mosaic in the first one.
final class DngDirectories {

  private static final int CFA = 32803;
  private static final int DENOMINATOR = 1_000_000;

  private DngDirectories() {}

  static Node of(RawImage image, DngWriter.Storage storage) {
    List<Field> fields = new ArrayList<>(image.metadata().image());
    addLayout(fields, image, storage);
    addSensor(fields, image);
    addColour(fields, image);
    Metadata metadata = image.metadata();
    if (!metadata.description().equals(Metadata.Description.EMPTY)) {
      fields.add(Field.bytes(Tag.XMP, FieldType.BYTE, Xmp.write(metadata.description())));
    }
    Map<Integer, List<Node>> children = new LinkedHashMap<>();
    if (!metadata.exposure().isEmpty()) {
      children.put(Tag.EXIF_IFD, List.of(new Node(metadata.exposure())));
    }
    if (!metadata.location().isEmpty()) {
      children.put(Tag.GPS_IFD, List.of(new Node(metadata.location())));
    }
    return new Node(fields, children);
  }

  private static void addLayout(List<Field> f, RawImage image, DngWriter.Storage storage) {
    boolean tiled = storage.tile() > 0;
    f.add(Field.longs(Tag.NEW_SUBFILE_TYPE, 0));
    f.add(Field.longs(Tag.IMAGE_WIDTH, image.width()));
    f.add(Field.longs(Tag.IMAGE_LENGTH, image.height()));
    f.add(Field.shorts(Tag.BITS_PER_SAMPLE, storage.bits()));
    f.add(Field.shorts(Tag.COMPRESSION, tiled ? Segments.JPEG : Segments.NONE));
    f.add(Field.shorts(Tag.PHOTOMETRIC_INTERPRETATION, CFA));
    f.add(Field.shorts(Tag.ORIENTATION, image.orientation()));
    f.add(Field.shorts(Tag.SAMPLES_PER_PIXEL, 1));
    f.add(Field.shorts(Tag.PLANAR_CONFIGURATION, 1));
    if (tiled) {
      f.add(Field.longs(Tag.TILE_WIDTH, storage.tile()));
      f.add(Field.longs(Tag.TILE_LENGTH, storage.tile()));
      f.add(Field.longs(Tag.TILE_OFFSETS, storage.offsets()));
      f.add(Field.longs(Tag.TILE_BYTE_COUNTS, storage.byteCounts()));
    } else {
      f.add(Field.longs(Tag.ROWS_PER_STRIP, image.height()));
      f.add(Field.longs(Tag.STRIP_OFFSETS, storage.offsets()));
      f.add(Field.longs(Tag.STRIP_BYTE_COUNTS, storage.byteCounts()));
    }
  }

  private static void addSensor(List<Field> f, RawImage image) {
    Rect active = image.activeArea();
    Rect crop = image.defaultCrop();
    Cfa cfa = image.cfa().from(active.x(), active.y());
    f.add(Field.shorts(Tag.CFA_REPEAT_PATTERN_DIM, cfa.height(), cfa.width()));
    f.add(Field.bytes(Tag.CFA_PATTERN, FieldType.BYTE, cfa.colours()));
    f.add(Field.bytes(Tag.CFA_PLANE_COLOR, FieldType.BYTE, (byte) 0, (byte) 1, (byte) 2));
    f.add(Field.shorts(Tag.CFA_LAYOUT, 1));
    f.add(Field.shorts(Tag.BLACK_LEVEL_REPEAT_DIM, 2, 2));
    f.add(Field.rationals(Tag.BLACK_LEVEL, 256, image.blackLevel()));
    f.add(Field.longs(Tag.WHITE_LEVEL, Math.round(image.whiteLevel())));
    f.add(Field.rationals(Tag.DEFAULT_SCALE, 1, 1, 1));
    f.add(Field.longs(Tag.DEFAULT_CROP_ORIGIN, crop.x() - active.x(), crop.y() - active.y()));
    f.add(Field.longs(Tag.DEFAULT_CROP_SIZE, crop.width(), crop.height()));
    f.add(Field.longs(Tag.ACTIVE_AREA, active.y(), active.x(), active.bottom(), active.right()));
    if (!image.gainMaps().isEmpty()) {
      f.add(Field.bytes(Tag.OPCODE_LIST_2, FieldType.UNDEFINED, opcodes(image.gainMaps())));
    }
  }

  private static void addColour(List<Field> f, RawImage image) {
    f.add(Field.bytes(Tag.DNG_VERSION, FieldType.BYTE, (byte) 1, (byte) 4, (byte) 0, (byte) 0));
    f.add(
        Field.bytes(
            Tag.DNG_BACKWARD_VERSION, FieldType.BYTE, (byte) 1, (byte) 1, (byte) 0, (byte) 0));
    f.add(Field.ascii(Tag.UNIQUE_CAMERA_MODEL, image.camera()));
    int[][] tags = {
      {Tag.COLOR_MATRIX_1, Tag.CALIBRATION_ILLUMINANT_1},
      {Tag.COLOR_MATRIX_2, Tag.CALIBRATION_ILLUMINANT_2}
    };
    for (int i = 0; i < Math.min(tags.length, image.matrices().size()); i++) {
      CalibratedMatrix m = image.matrices().get(i);
      f.add(Field.signedRationals(tags[i][0], 10000, m.cameraFromXyz().toDoubles()));
      f.add(Field.shorts(tags[i][1], m.illuminant()));
    }
    if (image.asShotNeutral() != null) {
      f.add(Field.rationals(Tag.AS_SHOT_NEUTRAL, DENOMINATOR, image.asShotNeutral()));
    } else if (image.asShotWhiteXy() != null) {
      f.add(Field.rationals(Tag.AS_SHOT_WHITE_XY, DENOMINATOR, image.asShotWhiteXy()));
    }
    f.add(Field.signedRationals(Tag.BASELINE_EXPOSURE, 100, image.baselineExposure()));
  }

  private static byte[] opcodes(List<GainMap> maps) {
    int size = 4;
    for (GainMap map : maps) size += 16 + 76 + 4 * map.gains().length;
    byte[] bytes = new byte[size];
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    b.putInt(maps.size());
    for (GainMap m : maps) {
      b.putInt(9).putInt(0x01030000).putInt(1).putInt(76 + 4 * m.gains().length);
      b.putInt(m.top()).putInt(m.left()).putInt(m.bottom()).putInt(m.right());
      b.putInt(m.plane()).putInt(m.planes()).putInt(m.rowPitch()).putInt(m.colPitch());
      b.putInt(m.pointsV()).putInt(m.pointsH());
      b.putDouble(m.spacingV()).putDouble(m.spacingH());
      b.putDouble(m.originV()).putDouble(m.originH());
      b.putInt(m.mapPlanes());
      for (float gain : m.gains()) b.putFloat(gain);
    }
    return bytes;
  }
}
