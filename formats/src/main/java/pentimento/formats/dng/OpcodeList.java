package pentimento.formats.dng;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import pentimento.formats.tiff.Directory;
import pentimento.formats.tiff.Field;
import pentimento.pixel.Rect;

/// Reads the gain maps and bad photosites out of a DNG opcode list and names what else it asks for.
///
/// The list is big-endian whatever the file is: a count, then per opcode its id, the DNG version it
/// needs, flags (bit 0: may be left out), the length of its parameters, the parameters.
record OpcodeList(List<GainMap> gainMaps, BadPixels badPixels, List<String> passedOver) {

  private static final int FIX_BAD_PIXELS_CONSTANT = 4;
  private static final int FIX_BAD_PIXELS_LIST = 5;
  private static final int GAIN_MAP = 9;
  private static final String[] NAMES = {
    "",
    "WarpRectilinear",
    "WarpFisheye",
    "FixVignetteRadial",
    "FixBadPixelsConstant",
    "FixBadPixelsList",
    "TrimBounds",
    "MapTable",
    "MapPolynomial",
    "GainMap",
    "DeltaPerRow",
    "DeltaPerColumn",
    "ScalePerRow",
    "ScalePerColumn",
    "WarpRectilinear2"
  };

  static OpcodeList read(Directory directory, int tag) {
    List<GainMap> maps = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    Field field = directory.field(tag);
    BadPixels bad = BadPixels.NONE;
    if (field == null) return new OpcodeList(maps, bad, passedOver);
    ByteBuffer b = ByteBuffer.wrap(field.value()).order(ByteOrder.BIG_ENDIAN);
    if (b.remaining() < 4) throw directory.bad(tag, "is too short for an opcode list");
    long count = b.getInt() & 0xffff_ffffL;
    for (long i = 0; i < count; i++) {
      if (b.remaining() < 16) throw directory.bad(tag, "ends within opcode " + i + " of " + count);
      int id = b.getInt();
      b.getInt();
      int flags = b.getInt();
      int length = b.getInt();
      if (length < 0 || length > b.remaining()) {
        throw directory.bad(tag, "gives opcode " + i + " a length beyond the list's end");
      }
      ByteBuffer parameters = b.slice(b.position(), length).order(ByteOrder.BIG_ENDIAN);
      b.position(b.position() + length);
      switch (id) {
        case GAIN_MAP -> maps.add(gainMap(directory, tag, parameters));
        case FIX_BAD_PIXELS_CONSTANT -> bad = bad.and(constant(directory, tag, parameters));
        case FIX_BAD_PIXELS_LIST -> bad = bad.and(list(directory, tag, parameters));
        default -> {
          String name = id > 0 && id < NAMES.length ? NAMES[id] : "opcode " + id;
          passedOver.add(name + ((flags & 1) != 0 ? " (optional)" : ""));
        }
      }
    }
    return new OpcodeList(maps, bad, passedOver);
  }

  private static BadPixels constant(Directory directory, int tag, ByteBuffer b) {
    if (b.remaining() < 8) throw directory.bad(tag, "holds a bad-pixel constant that is too short");
    return new BadPixels(List.of(b.getInt()), List.of());
  }

  private static BadPixels list(Directory directory, int tag, ByteBuffer b) {
    if (b.remaining() < 12) throw directory.bad(tag, "holds a bad-pixel list that is too short");
    b.getInt();
    long points = b.getInt() & 0xffff_ffffL;
    long rects = b.getInt() & 0xffff_ffffL;
    if (points * 8 + rects * 16 > b.remaining()) {
      throw directory.bad(tag, "holds a bad-pixel list of more entries than it has bytes for");
    }
    List<Rect> areas = new ArrayList<>();
    for (long i = 0; i < points; i++) {
      int y = b.getInt();
      areas.add(new Rect(b.getInt(), y, 1, 1));
    }
    for (long i = 0; i < rects; i++) {
      int top = b.getInt();
      int left = b.getInt();
      int bottom = b.getInt();
      areas.add(Rect.between(left, top, b.getInt(), bottom));
    }
    return new BadPixels(List.of(), areas);
  }

  private static GainMap gainMap(Directory directory, int tag, ByteBuffer b) {
    if (b.remaining() < 76) throw directory.bad(tag, "holds a gain map that is too short");
    int top = b.getInt();
    int left = b.getInt();
    int bottom = b.getInt();
    int right = b.getInt();
    int plane = b.getInt();
    int planes = b.getInt();
    int rowPitch = b.getInt();
    int colPitch = b.getInt();
    int pointsV = b.getInt();
    int pointsH = b.getInt();
    double spacingV = b.getDouble();
    double spacingH = b.getDouble();
    double originV = b.getDouble();
    double originH = b.getDouble();
    int mapPlanes = b.getInt();
    if (rowPitch < 1 || colPitch < 1 || pointsV < 1 || pointsH < 1 || mapPlanes < 1) {
      throw directory.bad(tag, "holds a gain map without points or with a pitch below 1");
    }
    long points =
        Math.multiplyHigh((long) pointsV * pointsH, mapPlanes) != 0
            ? Long.MAX_VALUE
            : (long) pointsV * pointsH * mapPlanes;
    if (points < 0 || points > b.remaining() / 4) {
      throw directory.bad(tag, "holds a gain map of more points than it has bytes for");
    }
    float[] gains = new float[(int) points];
    for (int i = 0; i < gains.length; i++) gains[i] = b.getFloat();
    return new GainMap(
        top, left, bottom, right, plane, planes, rowPitch, colPitch, pointsV, pointsH, spacingV,
        spacingH, originV, originH, mapPlanes, gains);
  }
}
