package pentimento.studio.painting;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.exr.Chromaticities;
import pentimento.formats.exr.Compression;
import pentimento.formats.exr.ExrWriter;
import pentimento.formats.exr.PixelType;
import pentimento.formats.pfm.PfmWriter;
import pentimento.formats.png.PngWriter;
import pentimento.formats.tiff.TiffWriter;
import pentimento.kra.KraDocument;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.RgbSpace;
import pentimento.pixel.colour.icc.ColourTransform;
import pentimento.pixel.colour.icc.Intent;
import pentimento.pixel.colour.icc.StandardProfiles;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Rendering;
import pentimento.studio.Target;
import pentimento.studio.identity.Documents;

/// What was painted and nothing else: the flattened painting against what stands below it, in
/// scene-linear light of the working space.
public enum PaintShown {
  /// `painted / below`: 1 where nothing was painted, also where both are 0.
  RATIO {
    @Override
    float of(float painted, float below) {
      return painted == below ? 1f : painted / below;
    }

    @Override
    float seen(float value) {
      return MID_GREY * value;
    }
  },
  /// `painted - below`: 0 where nothing was painted.
  DIFFERENCE {
    @Override
    float of(float painted, float below) {
      return painted - below;
    }

    @Override
    float seen(float value) {
      return MID_GREY + value;
    }
  };

  private static final float MID_GREY = 0.18f;

  /// The longest side of a picture to be looked at.
  private static final int PREVIEW = 1024;

  abstract float of(float painted, float below);

  /// A value as light to be looked at: mid-grey where nothing was painted.
  abstract float seen(float value);

  /// Writes the picture: to a PFM, EXR or TIFF its 32-bit floats in linear Rec.2020; to a PNG
  /// something to look at, small, in sRGB, mid-grey where nothing was painted.
  ///
  /// @param module name of the through module; null for the topmost that is on
  /// @param memory finds its document
  /// @throws BadParameter when the edit has no such painting, or the file's format is another
  public void write(
      Darkroom darkroom,
      Photo photo,
      Edit edit,
      @Nullable String module,
      Path target,
      Memory memory,
      Cancellation cancellation) {
    PictureWriter writer = writer(target, darkroom.executor().threads());
    int index = index(edit, module);
    Planes below = render(darkroom, photo, edit, index, cancellation);
    Planes shown = render(darkroom, photo, edit, index + 1, cancellation);
    Planes unpainted = onCanvas(photo, edit, index, below, shown.rect(), memory);
    for (int c = 0; c < 3; c++) {
      float[] painted = shown.plane(c);
      float[] under = unpainted.plane(c);
      for (int i = 0; i < painted.length; i++) painted[i] = of(painted[i], under[i]);
    }
    boolean preview = Target.Format.of(target) == Target.Format.PNG;
    Planes out = preview ? preview(shown) : shown;
    byte[] icc = (preview ? StandardProfiles.SRGB : StandardProfiles.LINEAR_REC2020).bytes();
    PictureHeader header = PictureHeader.of(out.width(), out.height(), 3).withIcc(icc);
    writer.write(target, header, sink -> sink.band(out));
  }

  /// The picture below where it is on the canvas, black beside it.
  private static Planes onCanvas(
      Photo photo, Edit edit, int index, Planes below, Rect canvas, Memory memory) {
    if (!(edit.modules().get(index).operation() instanceof Through through)) return below;
    BasePlace place;
    try (KraDocument document = KraDocument.open(Documents.find(photo.file(), through, memory))) {
      place = BasePlace.of(document, through.layer());
    }
    if (place.isCorner() && canvas.equals(below.rect())) return below;
    Planes placed = place.on(below);
    Planes out = Planes.allocate(canvas, below.channels());
    Rect seen = canvas.intersect(placed.rect());
    if (!seen.isEmpty()) out.copyFrom(placed.crop(seen));
    return out;
  }

  private Planes preview(Planes shown) {
    int step = Math.ceilDiv(Math.max(shown.width(), shown.height()), PREVIEW);
    int width = Math.ceilDiv(shown.width(), step);
    int height = Math.ceilDiv(shown.height(), step);
    Planes out = Planes.allocate(Rect.ofSize(width, height), 3);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          out.plane(c)[y * width + x] = seen(mean(shown, c, x * step, y * step, step));
        }
      }
    }
    ColourTransform.of(
            StandardProfiles.LINEAR_REC2020, StandardProfiles.SRGB, Intent.RELATIVE_COLORIMETRIC)
        .apply(out.planes(), 0, out.planes(), 0, width * height);
    return out;
  }

  /// The mean of a square; light put on none counts as a thousandfold.
  private static float mean(Planes planes, int channel, int left, int top, int side) {
    int right = Math.min(left + side, planes.width());
    int bottom = Math.min(top + side, planes.height());
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        float v = planes.plane(channel)[y * planes.width() + x];
        sum += Float.isNaN(v) ? 0 : Math.clamp(v, -1000f, 1000f);
      }
    }
    return (float) (sum / ((long) (right - left) * (bottom - top)));
  }

  private static int index(Edit edit, @Nullable String module) {
    for (int i = edit.modules().size() - 1; i >= 0; i--) {
      Module m = edit.modules().get(i);
      boolean meant = module == null ? m.enabled() : m.name().equals(module);
      if (meant && m.enabled() && m.operation() instanceof Through) return i;
    }
    throw new BadParameter(
        "--painting", module == null ? "" : module, "a painting of the edit that is on");
  }

  private static Planes render(
      Darkroom darkroom, Photo photo, Edit edit, int end, Cancellation cancellation) {
    Rendering rendering =
        darkroom.prepare(photo, edit, end, List.of(), RgbSpace.SRGB, true, cancellation);
    Rect bounds = rendering.plan().out().bounds();
    return darkroom.executor().render(rendering.plan(), bounds, cancellation);
  }

  private static PictureWriter writer(Path target, int threads) {
    return switch (Target.Format.of(target)) {
      case PFM -> new PfmWriter();
      case EXR -> new ExrWriter(Compression.ZIP, PixelType.FLOAT, Chromaticities.REC2020, threads);
      case TIFF -> new TiffWriter(TiffWriter.Depth.FLOAT_32, false, threads);
      case PNG -> new PngWriter(8, 4, threads);
      case JPEG ->
          throw new BadParameter(
              "-o",
              target,
              "a name ending in pfm, exr or tif, which hold floats, or png to look at");
    };
  }
}
