package pentimento.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import pentimento.engine.Executor;
import pentimento.engine.Plan;
import pentimento.engine.StageTimes;
import pentimento.formats.BandProducer;
import pentimento.formats.Metadata;
import pentimento.formats.PictureHeader;
import pentimento.formats.PictureWriter;
import pentimento.formats.pfm.PfmWriter;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;

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
        PictureHeader.of(out.width(), out.height(), out.channels()).with(metadata);
    // Numbers that are no colours of a known space carry no profile.
    if (!out.meaning().isMosaic() && !out.meaning().isCameraRgb()) {
      header = header.withIcc(target.profile().bytes());
    }
    StageTimes[] times = new StageTimes[1];
    writer(target)
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

  private static PictureWriter writer(Target target) {
    return switch (target.format()) {
      case PFM -> new PfmWriter();
      case JPEG, PNG, TIFF, EXR -> throw new IllegalStateException("not yet linked");
    };
  }
}
