package pentimento.ops.highlights;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Camera;
import pentimento.pipe.Cfa;
import pentimento.pipe.GlobalOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;
import pentimento.pipe.Picture;
import pentimento.pipe.Rgb;
import pentimento.pipe.TileKernel;
import pentimento.pixel.Cancellation;

/// Mends the photosites of a white-balanced mosaic that were full.
///
/// In darktable's files this is `highlights` version 4: `mode` int32 at offset 0 (values in
/// [HighlightMode]), `clip` float at 16; the rest serves modes that we do not have.
@Op(
    id = "highlights",
    label = "highlight reconstruction",
    doc = "Mends the photosites that were full.",
    version = 1)
public record Highlights(
    @Param(doc = "what becomes of full photosites") HighlightMode mode,
    @Param(
            doc = "where a photosite counts as full, 1 being the raw file's white level",
            min = 0,
            max = 2,
            soft = {0, 1.1})
        float clip)
    implements GlobalOperation {

  public static final Highlights DEFAULTS = new Highlights(HighlightMode.OPPOSED, 1f);

  public static final OperationType<Highlights> TYPE =
      new OperationType<>(Highlights.class, DEFAULTS);

  /// What a new edit of a raw starts with.
  public static Highlights forCamera(Camera camera) {
    return DEFAULTS;
  }

  @Override
  public @Nullable String refuses(ImageInfo in) {
    return in.channels() == 1 && in.cfa() != null ? null : "takes the mosaic of a raw file";
  }

  @Override
  public ImageInfo output(ImageInfo in) {
    if (mode == HighlightMode.OPPOSED) return in;
    double most = in.processedMaximum().max();
    return in.withLevels(in.whiteBalance(), new Rgb(most, most, most));
  }

  @Override
  public int halo(ImageInfo in) {
    return mode == HighlightMode.OPPOSED ? 1 : 0;
  }

  @Override
  public TileKernel prepare(Picture picture, Cancellation cancellation) {
    ImageInfo in = picture.info();
    return switch (mode) {
      case CLIP -> new ClipKernel((float) (clip * in.processedMaximum().min()));
      case OPPOSED -> {
        Cfa cfa = Objects.requireNonNull(in.cfa());
        float[] full = new float[3];
        for (int c = 0; c < 3; c++) full[c] = 0.987f * clip * (float) in.whiteBalance().of(c);
        OpposedReference reference = new OpposedReference(cfa, full, in.width(), in.height());
        yield new OpposedKernel(reference, ChromaStatistics.of(picture, reference));
      }
    };
  }
}
