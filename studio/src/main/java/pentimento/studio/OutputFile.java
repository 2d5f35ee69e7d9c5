package pentimento.studio;

import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.engine.NamedPlan;
import pentimento.engine.Plan;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.exr.Chromaticities;
import pentimento.formats.exr.Compression;
import pentimento.formats.exr.ExrWriter;
import pentimento.formats.exr.PixelType;
import pentimento.formats.jpeg.JpegRows;
import pentimento.formats.jpeg.JpegWriter;
import pentimento.formats.pfm.PfmWriter;
import pentimento.formats.png.PngWriter;
import pentimento.formats.tiff.TiffWriter;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.ContentHasher;
import pentimento.pixel.Progress;
import pentimento.pixel.colour.RgbSpace;

/// The file of a render, written band by band, whole or not at all.
///
/// @param photo whose metadata are kept
record OutputFile(
    Target target, Photo photo, Executor executor, Cancellation cancellation, Progress progress) {

  /// Whether it is put together from rows that can be kept.
  boolean hasRows() {
    return target.format() == Target.Format.JPEG;
  }

  void write(Plan plan) {
    writer(target, executor.threads())
        .write(
            target.file(),
            header(plan.out()),
            new RenderedBands(executor, plan, plan.out().bounds(), cancellation, progress));
  }

  /// Writes a file that has rows.
  ///
  /// @param live knows some of them
  void write(NamedPlan named, LiveOutputs live) {
    JpegWriter writer = jpeg(target, executor.threads());
    ContentHasher salt = new ContentHasher().put(photo.hash()).put(writer.quality());
    live.write(
        target.file(),
        named,
        salt.put(writer.sampling().name()).hash(),
        new JpegRows(target.file(), header(named.plan().out()), writer),
        executor,
        cancellation,
        progress);
  }

  private PictureHeader header(ImageInfo out) {
    PictureHeader header =
        PictureHeader.of(out.width(), out.height(), out.channels())
            .with(OurMark.on(photo.metadata()));
    // Numbers that are no colours of a known space carry no profile; a PFM has no place for one.
    boolean colours = !out.meaning().isMosaic() && !out.meaning().isCameraRgb();
    boolean holds = colours && target.format() != Target.Format.PFM;
    return holds ? header.withIcc(target.profile().bytes()) : header;
  }

  private static JpegWriter jpeg(Target target, int threads) {
    return new JpegWriter(
        target.quality(),
        target.quality() >= 90 ? JpegWriter.Sampling.FULL : JpegWriter.Sampling.HALF,
        threads);
  }

  private static PictureWriter writer(Target target, int threads) {
    return switch (target.format()) {
      case PFM -> new PfmWriter();
      case JPEG -> jpeg(target, threads);
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
