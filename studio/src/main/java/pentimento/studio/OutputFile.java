package pentimento.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.StageTimes;
import pentimento.formats.BandProducer;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.exr.Chromaticities;
import pentimento.formats.exr.Compression;
import pentimento.formats.exr.ExrWriter;
import pentimento.formats.exr.PixelType;
import pentimento.formats.jpeg.JpegWriter;
import pentimento.formats.pfm.PfmWriter;
import pentimento.formats.png.PngWriter;
import pentimento.formats.tiff.TiffWriter;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.colour.RgbSpace;

/// Writes a render to a file, band by band, whole or not at all.
final class OutputFile {

  private OutputFile() {}

  /// @param metadata what is kept of the photograph's own
  static StageTimes write(
      Plan plan,
      Target target,
      Metadata metadata,
      Executor executor,
      Cancellation cancellation,
      Progress progress) {
    ImageInfo out = plan.out();
    PictureHeader header =
        PictureHeader.of(out.width(), out.height(), out.channels()).with(OurMark.on(metadata));
    // Numbers that are no colours of a known space carry no profile; a PFM has no place for one.
    boolean colours = !out.meaning().isMosaic() && !out.meaning().isCameraRgb();
    if (colours && target.format() != Target.Format.PFM) {
      header = header.withIcc(target.profile().bytes());
    }
    StageTimes[] times = new StageTimes[1];
    writer(target, executor.threads())
        .write(
            target.file(),
            header,
            sink -> {
              try {
                times[0] =
                    executor.render(
                        plan, out.bounds(), band -> put(sink, band), cancellation, progress);
              } catch (UncheckedIOException e) {
                throw e.getCause();
              }
            });
    return times[0];
  }

  private static void put(BandProducer.Sink sink, Planes band) {
    try {
      sink.band(band);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PictureWriter writer(Target target, int threads) {
    return switch (target.format()) {
      case PFM -> new PfmWriter();
      case JPEG ->
          new JpegWriter(
              target.quality(),
              target.quality() >= 90 ? JpegWriter.Sampling.FULL : JpegWriter.Sampling.HALF,
              threads);
      case PNG -> new PngWriter(target.depth() == Target.Depth.U8 ? 8 : 16, 4, threads);
      case TIFF ->
          new TiffWriter(
              switch (target.depth()) {
                case U8 -> TiffWriter.Depth.BITS_8;
                case U16 -> TiffWriter.Depth.BITS_16;
                case F16, F32 -> TiffWriter.Depth.FLOAT_32;
              },
              !target.depth().isFloat(),
              threads);
      case EXR ->
          new ExrWriter(
              Compression.ZIP,
              target.depth() == Target.Depth.F16 ? PixelType.HALF : PixelType.FLOAT,
              chromaticities(target.space().space()),
              threads);
    };
  }

  /// The primaries that the file names; a space that it cannot name is left unsaid.
  private static @Nullable Chromaticities chromaticities(@Nullable RgbSpace space) {
    if (space == null) return null;
    if (space.equals(RgbSpace.REC2020)) return Chromaticities.REC2020;
    return space.equals(RgbSpace.SRGB) ? Chromaticities.REC709 : null;
  }
}
