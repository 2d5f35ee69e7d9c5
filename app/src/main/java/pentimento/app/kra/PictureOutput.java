package pentimento.app.kra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.pfm.PfmWriter;
import pentimento.formats.png.PngWriter;
import pentimento.formats.tiff.TiffWriter;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.Depth;
import pentimento.kra.Part;
import pentimento.kra.PixelFormat;
import pentimento.kra.flatten.FlattenOptions;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.Unsupported;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Turns flattened pixels of a document into a picture file: the format by the file's name, the
/// depth and space as near to the document's as the format holds.
///
/// PNG holds gray and RGB of 8 and 16 bits as they are; floating point and all other models become
/// sRGB of 16 bits. TIFF holds gray and RGB of every depth; other models become linear Rec.2020
/// floats. PFM holds RGB or gray floats, multiplied by alpha, since it has none itself.
final class PictureOutput {

  private final PictureWriter writer;
  private final PixelFormat format;
  private final @Nullable ColourTransform transform;
  private final @Nullable IccProfile output;
  private final byte @Nullable [] icc;
  private final int channels;
  private final boolean premultiply;

  private PictureOutput(
      PictureWriter writer,
      PixelFormat format,
      @Nullable ColourTransform transform,
      @Nullable IccProfile output,
      byte @Nullable [] icc,
      int channels,
      boolean premultiply) {
    this.writer = writer;
    this.format = format;
    this.transform = transform;
    this.output = output;
    this.icc = icc;
    this.channels = channels;
    this.premultiply = premultiply;
  }

  static PictureOutput of(Path target, ColourSpace space, int threads) {
    PixelFormat format = space.format();
    boolean plain = format.model() == ColourModel.RGBA || format.model() == ColourModel.GRAYA;
    int own = format.channels();
    String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    byte[] profile = profile(space);
    return switch (ending) {
      case "png" -> {
        if (plain && !format.depth().isFloat()) {
          PngWriter png = new PngWriter(format.depth() == Depth.U8 ? 8 : 16, 6, threads);
          yield new PictureOutput(png, format, null, null, profile, own, false);
        }
        yield converted(new PngWriter(16, 6, threads), target, space, StandardProfiles.SRGB);
      }
      case "tif", "tiff" -> {
        TiffWriter.Depth depth =
            switch (format.depth()) {
              case U8 -> TiffWriter.Depth.BITS_8;
              case U16 -> TiffWriter.Depth.BITS_16;
              case F16, F32 -> TiffWriter.Depth.FLOAT_32;
            };
        if (plain) {
          // Floats hardly shrink, and packing them takes longer than flattening.
          TiffWriter tiff = new TiffWriter(depth, depth != TiffWriter.Depth.FLOAT_32, threads);
          yield new PictureOutput(tiff, format, null, null, profile, own, false);
        }
        yield converted(
            new TiffWriter(TiffWriter.Depth.FLOAT_32, false, threads),
            target,
            space,
            StandardProfiles.LINEAR_REC2020);
      }
      case "pfm" -> {
        if (plain)
          yield new PictureOutput(new PfmWriter(), format, null, null, null, own - 1, true);
        PictureOutput rgb =
            converted(new PfmWriter(), target, space, StandardProfiles.LINEAR_REC2020);
        yield new PictureOutput(rgb.writer, rgb.format, rgb.transform, rgb.output, null, 3, true);
      }
      default ->
          throw new BadParameter(
              "-o", target.toString(), "a name that ends in .png, .tif, .pfm or .raw");
    };
  }

  private static PictureOutput converted(
      PictureWriter writer, Path target, ColourSpace space, IccProfile to) {
    boolean plain =
        space.format().model() == ColourModel.RGBA || space.format().model() == ColourModel.GRAYA;
    // Of other models Krita has encodings of its own, which flattening knows.
    if (!plain)
      return new PictureOutput(writer, PixelFormat.RGBA_F32, null, to, to.bytes(), 4, false);
    byte[] profile = profile(space);
    if (profile == null) {
      throw new Unsupported(
          target.toString(),
          "the document has no profile to convert from",
          "write .raw, or a .tif for gray and RGB documents");
    }
    IccProfile from = IccProfile.parse("the profile of the document", profile);
    ColourTransform transform = ColourTransform.of(from, to, Intent.RELATIVE_COLORIMETRIC);
    return new PictureOutput(writer, space.format(), transform, null, to.bytes(), 4, false);
  }

  private static byte @Nullable [] profile(ColourSpace space) {
    Part part = space.icc();
    return part == null ? null : part.bytes();
  }

  /// How to flatten for this picture.
  FlattenOptions options(FlattenOptions wanted) {
    return output == null ? wanted : wanted.into(PixelFormat.RGBA_F32, output);
  }

  /// Whoever gives a document as the target made a mistake, whatever it is called.
  ///
  /// @throws BadParameter when the target is one of the documents
  static void mustNotBe(Path target, Path... documents) {
    for (Path document : documents) {
      try {
        if (Files.exists(target) && Files.isSameFile(target, document)) {
          throw new BadParameter("-o", target, "another file than the document");
        }
      } catch (IOException _) {
        // A document that is not there is told of by whoever opens it.
      }
    }
  }

  /// Calls the sink for each band, from top to bottom.
  @FunctionalInterface
  interface Bands {
    /// @param sink takes planes as flattened by [#options], in the model's order, as wide as the
    ///   picture, which it may change; where they lie does not matter
    void produce(Consumer<Planes> sink);
  }

  /// Writes a picture of that size, whole or not at all.
  void write(Path target, int width, int height, Bands bands) {
    PictureHeader.Alpha alpha =
        premultiply ? PictureHeader.Alpha.NONE : PictureHeader.Alpha.UNASSOCIATED;
    PictureHeader plain = PictureHeader.of(width, height, channels).with(alpha);
    PictureHeader header = icc == null ? plain : plain.withIcc(icc);
    writer.write(
        target,
        header,
        sink -> {
          int[] top = {0};
          try {
            bands.produce(band -> {
              Rect place = new Rect(0, top[0], width, band.height());
              top[0] += band.height();
              try {
                sink.band(new Planes(place, convert(band.planes(), (int) place.area())));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private float[][] convert(float[][] planes, int count) {
    float[] alpha = planes[format.alpha()];
    float[][] out = planes;
    if (transform != null) {
      out = new float[4][count];
      transform.apply(Arrays.copyOf(planes, planes.length - 1), 0, out, 0, count);
      System.arraycopy(alpha, 0, out[3], 0, count);
    }
    if (!premultiply) return out;
    for (int c = 0; c < channels; c++) {
      // Colour under alpha 0 is anything, NaN too.
      for (int i = 0; i < count; i++) out[c][i] = alpha[i] == 0 ? 0 : out[c][i] * alpha[i];
    }
    return Arrays.copyOf(out, channels);
  }
}
