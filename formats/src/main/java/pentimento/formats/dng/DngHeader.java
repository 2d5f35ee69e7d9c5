package pentimento.formats.dng;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.ExifReader;
import pentimento.formats.tiff.Directory;
import pentimento.formats.tiff.Segments;
import pentimento.formats.tiff.Tag;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;

/// The directories of a DNG understood: the raw picture's layout and what is said about it.
///
/// @param linearization see [StoredMosaic]
/// @param badPixels photosites to be repaired before anything else (OpcodeList1)
/// @param version DNGVersion as one number, 0x01040000 for 1.4
record DngHeader(
    RawImage image,
    Segments segments,
    short @Nullable [] linearization,
    BadPixels badPixels,
    int version) {

  private static final int CFA = 32803;
  private static final int LINEAR_RAW = 34892;

  static DngHeader read(TiffStructure structure) {
    Directory first = structure.chain().getFirst();
    List<String> warnings = new ArrayList<>(structure.warnings());
    Directory raw = rawDirectory(structure);
    Segments segments = Segments.of(raw);
    checkSamples(segments);
    checkOrder(raw);
    SensorGeometry geometry = SensorGeometry.read(raw, first, segments, warnings);
    SensorLevels levels = SensorLevels.read(raw, first, segments, warnings);
    CameraColour colour = CameraColour.read(first, raw, warnings);
    OpcodeList early = OpcodeList.read(raw, Tag.OPCODE_LIST_1);
    List<GainMap> gainMaps = opcodes(raw, early, warnings);
    RawImage image =
        new RawImage(
            structure.source().name(),
            segments.width(),
            segments.height(),
            geometry.cfa(),
            levels.black(),
            levels.white(),
            geometry.activeArea(),
            geometry.defaultCrop(),
            colour.matrices(),
            colour.asShotNeutral(),
            colour.asShotWhiteXy(),
            colour.baselineExposure(),
            orientation(first, warnings),
            gainMaps,
            camera(first),
            storage(segments),
            ExifReader.read(structure, warnings),
            List.copyOf(warnings));
    return new DngHeader(
        image, segments, levels.linearization(), early.badPixels(), version(first));
  }

  /// The largest full-resolution mosaic among the main directories and their children.
  private static Directory rawDirectory(TiffStructure structure) {
    List<Directory> all = new ArrayList<>(structure.chain());
    for (Directory main : structure.chain()) all.addAll(structure.children(main, Tag.SUB_IFDS));
    Directory best = null;
    long bestArea = 0;
    boolean linear = false;
    for (Directory d : all) {
      long photometric = numberOr(d, Tag.PHOTOMETRIC_INTERPRETATION, -1);
      linear |= photometric == LINEAR_RAW;
      if (photometric != CFA || (numberOr(d, Tag.NEW_SUBFILE_TYPE, 0) & 1) != 0) continue;
      long area = numberOr(d, Tag.IMAGE_WIDTH, 0) * numberOr(d, Tag.IMAGE_LENGTH, 0);
      if (best == null || area > bestArea) {
        best = d;
        bestArea = area;
      }
    }
    if (best != null) return best;
    String name = structure.source().name();
    if (linear) {
      throw new Unsupported(
          name, "is a DNG of demosaiced data (LinearRaw)", "give the original raw file");
    }
    throw new BadInput(
        name,
        "",
        "is a TIFF without a raw mosaic (no directory has PhotometricInterpretation CFA)",
        "give a DNG, or convert the camera's raw with Adobe DNG Converter");
  }

  private static long numberOr(Directory d, int tag, long fallback) {
    try {
      return d.integer(tag, fallback);
    } catch (BadInput _) {
      return fallback;
    }
  }

  private static void checkSamples(Segments s) {
    String name = s.source().name();
    if (s.samples() != 1) {
      throw new Unsupported(name, "a mosaic with " + s.samples() + " samples per photosite", "");
    }
    boolean floating = s.sampleFormat() == 3;
    if (floating ? s.bits() != 16 && s.bits() != 24 && s.bits() != 32 : s.bits() > 16) {
      throw new Unsupported(
          name, "raw numbers of " + s.bits() + " bits", "convert it to 16 bits or less");
    }
  }

  private static void checkOrder(Directory raw) {
    boolean interleaved =
        raw.integer(Tag.ROW_INTERLEAVE_FACTOR, 1) != 1
            || raw.integer(Tag.COLUMN_INTERLEAVE_FACTOR, 1) != 1;
    boolean blocks =
        raw.has(Tag.SUB_TILE_BLOCK_SIZE)
            && (raw.numbers(Tag.SUB_TILE_BLOCK_SIZE, 2).integer(0) != 1
                || raw.numbers(Tag.SUB_TILE_BLOCK_SIZE, 2).integer(1) != 1);
    if (interleaved || blocks || raw.integer(Tag.FILL_ORDER, 1) != 1) {
      throw new Unsupported(
          raw.source().name(),
          "its raw numbers are stored out of order (interleaved rows, columns, blocks or bits)",
          "convert it with Adobe DNG Converter");
    }
  }

  private static List<GainMap> opcodes(Directory raw, OpcodeList early, List<String> warnings) {
    OpcodeList third = OpcodeList.read(raw, Tag.OPCODE_LIST_3);
    if (!early.gainMaps().isEmpty() || !third.gainMaps().isEmpty()) {
      warnings.add("a gain map outside OpcodeList2 is not applied");
    }
    for (OpcodeList list : List.of(early, third)) {
      for (String name : list.passedOver()) warnings.add("the opcode " + name + " is not applied");
    }
    OpcodeList second = OpcodeList.read(raw, Tag.OPCODE_LIST_2);
    for (String name : second.passedOver()) warnings.add("the opcode " + name + " is not applied");
    return second.gainMaps();
  }

  private static int orientation(Directory first, List<String> warnings) {
    long orientation = first.integer(Tag.ORIENTATION, 1);
    if (orientation >= 1 && orientation <= 8) return (int) orientation;
    warnings.add("the orientation " + orientation + " is unknown; taken as upright");
    return 1;
  }

  private static String camera(Directory first) {
    String unique = first.text(Tag.UNIQUE_CAMERA_MODEL);
    if (unique != null && !unique.isEmpty()) return unique;
    String make = first.text(Tag.MAKE);
    String model = first.text(Tag.MODEL);
    return ((make == null ? "" : make) + " " + (model == null ? "" : model)).strip();
  }

  private static int version(Directory first) {
    if (!first.has(Tag.DNG_VERSION)) return 0;
    int version = 0;
    double[] parts = first.numbers(Tag.DNG_VERSION, 1).numbers();
    for (int i = 0; i < 4; i++) version = version << 8 | (i < parts.length ? (int) parts[i] : 0);
    return version;
  }

  private static String storage(Segments s) {
    String compression =
        switch (s.compression()) {
          case Segments.NONE -> "uncompressed";
          case Segments.JPEG -> "lossless JPEG";
          case Segments.DEFLATE, Segments.OLD_DEFLATE -> "deflate";
          default -> "compression " + s.compression();
        };
    return s.bits() + " bit " + (s.sampleFormat() == 3 ? "float " : "") + compression;
  }
}
