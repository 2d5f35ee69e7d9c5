package pentimento.studio.painting;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pentimento.formats.BandProducer;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.exr.Chromaticities;
import pentimento.formats.exr.Compression;
import pentimento.formats.exr.ExrFile;
import pentimento.formats.exr.ExrWriter;
import pentimento.formats.exr.PixelType;
import pentimento.kra.FileLayer;
import pentimento.kra.FilterMask;
import pentimento.kra.KraDocument;
import pentimento.kra.Mask;
import pentimento.kra.PixelFormat;
import pentimento.kra.flatten.GivenPixels;
import pentimento.kra.flatten.Substitute;
import pentimento.pixel.BadInput;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.Matrix3;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.pixel.numeric.Linear;

/// The picture that a linked base layer shows: a hidden OpenEXR beside the document, in half float,
/// linear light of Rec.709's primaries. Krita shows it anew when it changes. It is there to be
/// looked at: what a render takes is the picture below itself, in 32-bit float.
///
/// What it shows is recorded in its own `comments` attribute, so that pixels and record are always
/// of one make.
public final class LinkedBase {
  /*
   * Krita 5.1 takes no notice of an EXR's chromaticities: it reads RGB as its "sRGB-elle-V2-g10"
   * profile and converts from there to the document's. The matrix here is the inverse of that
   * conversion, made of the numbers as the two profiles round them, so that the document gets what
   * we have within the rounding of a half (2^-12 of each component). Rec.709's own matrix would be
   * 1e-4 away.
   *
   * Half, since somebody waits for it: Krita reads it in half of the time it takes for floats, and we
   * write it in half of ours.
   */

  /// The greatest number that a half holds.
  private static final float HALF_MAX = 65504f;

  private static final String ENDING = ".base.exr";

  /// Red, green and blue of Krita's linear sRGB profile as XYZ, in 65536ths.
  private static final Matrix3 XYZ_FROM_KRITA_RGB =
      Matrix3.of(28576, 25239, 9375, 14581, 46983, 3972, 912, 6361, 46788);

  private LinkedBase() {}

  /// Where the base of a new document lies: `.DOCUMENT.base.exr` beside it.
  public static Path beside(Path document) {
    return document.resolveSibling("." + document.getFileName() + ENDING);
  }

  /// The file a base layer shows.
  ///
  /// @throws Unsupported when the layer has been turned to a file that is not ours to write
  static Path of(Path document, FileLayer layer) {
    try {
      Path file = document.resolveSibling(layer.source());
      String name = String.valueOf(file.getFileName());
      if (name.startsWith(".") && name.endsWith(ENDING)) return file;
    } catch (InvalidPathException _) {
      // Said below.
    }
    throw new Unsupported(
        document.toString(),
        "its base layer shows \"" + layer.source() + "\", which Pentimento did not write",
        "set the layer's file back to " + beside(document).getFileName());
  }

  /// What a file shows; null when there is none.
  ///
  /// @throws BadInput when it is damaged, or none of ours
  public static @Nullable BaseRecord record(Path file) {
    if (!Files.exists(file)) return null;
    try (ExrFile exr = ExrFile.open(file)) {
      String text = exr.header().metadata().description().text();
      if (text == null) {
        throw new BadInput(file.toString(), "", "does not say what it shows", "refresh writes it");
      }
      return BaseRecord.parse(file + ": comments", text);
    }
  }

  /// Replaces the file, whole or not at all.
  ///
  /// @param working RGB in the working space, which is the document's
  public static void write(Path file, Planes working, BaseRecord record, int threads) {
    Shown shown = new Shown();
    write(
        file,
        working.width(),
        working.height(),
        whole(working, shown),
        PixelType.HALF,
        record,
        threads);
  }

  /// Replaces the picture of a branch, which is of the same make but in 32-bit float: where the
  /// branch's photograph is not at hand, a render takes this.
  ///
  /// @param working RGB in the working space
  public static void writeBranch(Path file, Planes working, BaseRecord record, int threads) {
    Matrix3 matrix = toKrita();
    write(
        file,
        working.width(),
        working.height(),
        whole(working, all -> times(matrix, all)),
        PixelType.FLOAT,
        record,
        threads);
  }

  private static BandProducer whole(Planes working, UnaryOperator<Planes> shown) {
    Rect rect = Rect.ofSize(working.width(), working.height());
    return sink -> sink.band(shown.apply(new Planes(rect, working.planes())));
  }

  /// Replaces the file, whole or not at all, with rows as they are made.
  ///
  /// @param working gives RGB in the working space, which is the document's
  static void write(
      Path file, int width, int height, BandProducer working, BaseRecord record, int threads) {
    Shown shown = new Shown();
    BandProducer rows = sink -> working.produce(band -> sink.band(shown.apply(band)));
    write(file, width, height, rows, PixelType.HALF, record, threads);
  }

  private static void write(
      Path file,
      int width,
      int height,
      BandProducer shown,
      PixelType type,
      BaseRecord record,
      int threads) {
    Metadata metadata =
        Metadata.EMPTY.with(
            new Metadata.Description(null, record.text(), null, List.of(), null, List.of()));
    PictureHeader header = PictureHeader.of(width, height, 3).with(metadata);
    new ExrWriter(Compression.NONE, type, Chromaticities.REC709, threads)
        .write(file, header, shown);
  }

  /// The picture of a file in the working space, within the rounding of a half; null when there is
  /// none.
  ///
  /// @throws BadInput when it is damaged
  public static @Nullable Planes read(Path file) {
    if (!Files.exists(file)) return null;
    try (ExrFile exr = ExrFile.open(file)) {
      return times(toKrita().inverse(), exr.read());
    }
  }

  /// What a file layer is flattened with: the picture in the working space, or, where filters act
  /// on the layer, in the space in which Krita lets them.
  ///
  /// @param working the picture, placed where the layer is
  static Substitute substitute(KraDocument document, FileLayer layer, GivenPixels working) {
    boolean filtered = false;
    for (Mask mask : layer.masks()) filtered |= mask.isVisible() && mask instanceof FilterMask;
    if (!filtered || !document.image().space().format().equals(PixelFormat.RGBA_F32)) {
      return new Substitute(working, null);
    }
    List<GivenPixels> krita = new ArrayList<>();
    working.show(working.rect(), all -> krita.add(GivenPixels.of(times(toKrita(), all))));
    return new Substitute(
        krita.getFirst(), new Substitute.Space(StandardProfiles.LINEAR_SRGB, toKrita().inverse()));
  }

  private static Matrix3 toKrita() {
    Matrix3 document = StandardProfiles.LINEAR_REC2020.xyzFromRgb();
    if (document == null) throw new IllegalStateException("the working space has no matrix");
    return XYZ_FROM_KRITA_RGB
        .inverse()
        .times(Matrix3.diagonal(65536, 65536, 65536))
        .times(document);
  }

  /// Bands as halves can hold them, one after the other in the same memory.
  private static final class Shown implements UnaryOperator<Planes> {

    private final float[] m = toKrita().toFloats();
    private float[][] memory = new float[3][0];

    @Override
    public Planes apply(Planes working) {
      int n = Math.toIntExact(working.rect().area());
      if (memory[0].length < n) memory = new float[3][n];
      for (int c = 0; c < 3; c++) {
        float[] row = {m[3 * c], m[3 * c + 1], m[3 * c + 2]};
        Linear.dot(row, working.plane(0), working.plane(1), working.plane(2), memory[c], n);
        Linear.clamp(memory[c], 0, n, -HALF_MAX, HALF_MAX);
      }
      return new Planes(working.rect(), memory.clone());
    }
  }

  private static Planes times(Matrix3 matrix, Planes working) {
    double[] m = matrix.toDoubles();
    Planes out = Planes.allocate(working.rect(), 3);
    float[] r = working.plane(0);
    float[] g = working.plane(1);
    float[] b = working.plane(2);
    for (int c = 0; c < 3; c++) {
      float[] plane = out.plane(c);
      double x = m[3 * c];
      double y = m[3 * c + 1];
      double z = m[3 * c + 2];
      for (int i = 0; i < plane.length; i++) plane[i] = (float) (x * r[i] + y * g[i] + z * b[i]);
    }
    return out;
  }
}
