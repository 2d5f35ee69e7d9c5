package pentimento.formats.tiff;

/// Numbers of the tags of TIFF 6.0, EXIF 2.32 and DNG 1.6 that we read or write, by the names that
/// those standards give them.
public final class Tag {

  public static final int NEW_SUBFILE_TYPE = 254;
  public static final int IMAGE_WIDTH = 256;
  public static final int IMAGE_LENGTH = 257;
  public static final int BITS_PER_SAMPLE = 258;
  public static final int COMPRESSION = 259;
  public static final int PHOTOMETRIC_INTERPRETATION = 262;
  public static final int FILL_ORDER = 266;
  public static final int IMAGE_DESCRIPTION = 270;
  public static final int MAKE = 271;
  public static final int MODEL = 272;
  public static final int STRIP_OFFSETS = 273;
  public static final int ORIENTATION = 274;
  public static final int SAMPLES_PER_PIXEL = 277;
  public static final int ROWS_PER_STRIP = 278;
  public static final int STRIP_BYTE_COUNTS = 279;
  public static final int X_RESOLUTION = 282;
  public static final int Y_RESOLUTION = 283;
  public static final int PLANAR_CONFIGURATION = 284;
  public static final int RESOLUTION_UNIT = 296;
  public static final int SOFTWARE = 305;
  public static final int DATE_TIME = 306;
  public static final int ARTIST = 315;
  public static final int HOST_COMPUTER = 316;
  public static final int PREDICTOR = 317;
  public static final int COLOR_MAP = 320;
  public static final int TILE_WIDTH = 322;
  public static final int TILE_LENGTH = 323;
  public static final int TILE_OFFSETS = 324;
  public static final int TILE_BYTE_COUNTS = 325;
  public static final int SUB_IFDS = 330;
  public static final int EXTRA_SAMPLES = 338;
  public static final int SAMPLE_FORMAT = 339;
  public static final int XMP = 700;
  public static final int RATING = 18246;
  public static final int RATING_PERCENT = 18249;
  public static final int CFA_REPEAT_PATTERN_DIM = 33421;
  public static final int CFA_PATTERN = 33422;
  public static final int COPYRIGHT = 33432;
  public static final int EXPOSURE_TIME = 33434;
  public static final int F_NUMBER = 33437;
  public static final int EXIF_IFD = 34665;
  public static final int ICC_PROFILE = 34675;
  public static final int EXPOSURE_PROGRAM = 34850;
  public static final int GPS_IFD = 34853;
  public static final int ISO = 34855;
  public static final int EXIF_VERSION = 36864;
  public static final int DATE_TIME_ORIGINAL = 36867;
  public static final int EXPOSURE_BIAS = 37380;
  public static final int FOCAL_LENGTH = 37386;
  public static final int MAKER_NOTE = 37500;
  public static final int COLOR_SPACE = 40961;
  public static final int PIXEL_X_DIMENSION = 40962;
  public static final int PIXEL_Y_DIMENSION = 40963;
  public static final int INTEROPERABILITY_IFD = 40965;
  public static final int EXIF_CFA_PATTERN = 41730;
  public static final int BODY_SERIAL_NUMBER = 42033;
  public static final int LENS_SPECIFICATION = 42034;
  public static final int LENS_MODEL = 42036;

  public static final int DNG_VERSION = 50706;
  public static final int DNG_BACKWARD_VERSION = 50707;
  public static final int UNIQUE_CAMERA_MODEL = 50708;
  public static final int CFA_PLANE_COLOR = 50710;
  public static final int CFA_LAYOUT = 50711;
  public static final int LINEARIZATION_TABLE = 50712;
  public static final int BLACK_LEVEL_REPEAT_DIM = 50713;
  public static final int BLACK_LEVEL = 50714;
  public static final int BLACK_LEVEL_DELTA_H = 50715;
  public static final int BLACK_LEVEL_DELTA_V = 50716;
  public static final int WHITE_LEVEL = 50717;
  public static final int DEFAULT_SCALE = 50718;
  public static final int DEFAULT_CROP_ORIGIN = 50719;
  public static final int DEFAULT_CROP_SIZE = 50720;
  public static final int COLOR_MATRIX_1 = 50721;
  public static final int COLOR_MATRIX_2 = 50722;
  public static final int AS_SHOT_NEUTRAL = 50728;
  public static final int AS_SHOT_WHITE_XY = 50729;
  public static final int BASELINE_EXPOSURE = 50730;
  public static final int CAMERA_SERIAL_NUMBER = 50735;
  public static final int LENS_INFO = 50736;
  public static final int CALIBRATION_ILLUMINANT_1 = 50778;
  public static final int CALIBRATION_ILLUMINANT_2 = 50779;
  public static final int ACTIVE_AREA = 50829;
  public static final int OPCODE_LIST_1 = 51008;
  public static final int OPCODE_LIST_2 = 51009;
  public static final int OPCODE_LIST_3 = 51022;
  public static final int NOISE_PROFILE = 51041;
  public static final int COLOR_MATRIX_3 = 52531;
  public static final int CALIBRATION_ILLUMINANT_3 = 52529;

  private Tag() {}
}
