package pentimento.kra.flatten;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.kra.PixelFormat;
import pentimento.kra.blend.Tile;
import pentimento.kra.colour.TileConversion;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;

/// Flattens documents: what Krita's canvas shows, in the document's own colour space and depth.
///
/// Cost grows with the painted tiles, not with the canvas. The result does not depend on the number
/// of threads.
public final class Flattener {

  private Flattener() {}

  /// Flattens to planes of float.
  ///
  /// @throws pentimento.pixel.BadInput when pixels in the file are damaged
  /// @throws pentimento.pixel.Cancelled when the caller asked to stop
  public static FlattenResult flatten(KraDocument document, FlattenOptions options) {
    Rect rect = region(document, options);
    Planes planes = Planes.allocate(rect, format(document, options).channels());
    return new FlattenResult(
        planes, run(document, options, rect, new TileSink.IntoPlanes(planes, true)));
  }

  /// Flattens to Krita's bytes, for pictures of up to 2 GiB.
  public static FlattenedBytes flattenToBytes(KraDocument document, FlattenOptions options) {
    Rect rect = region(document, options);
    PixelFormat format = format(document, options);
    byte[] bytes = new byte[Math.toIntExact(rect.area() * format.bytesPerPixel())];
    FlattenReport report =
        run(
            document,
            options,
            rect,
            new TileSink.IntoBytes(new TileFormat(format), rect, bytes, true));
    return new FlattenedBytes(format, rect, bytes, report);
  }

  /// Flattens in bands from top to bottom; memory does not grow with the height of the picture.
  ///
  /// @param sink called in the caller's thread, while the next bands are made
  public static FlattenReport stream(KraDocument document, FlattenOptions options, BandSink sink) {
    TileFormat format = new TileFormat(format(document, options));
    TileBands.Target<byte[]> target =
        new TileBands.Target<>() {
          @Override
          public byte[] fit(Rect band, byte @Nullable [] spare) {
            int size = Math.toIntExact(band.area() * format.pixels().bytesPerPixel());
            return spare == null || spare.length != size ? new byte[size] : spare;
          }

          @Override
          public TileSink tiles(Rect band, byte[] bytes) {
            return new TileSink.IntoBytes(format, band, bytes, false);
          }

          @Override
          public void take(Rect band, byte[] bytes) {
            sink.band(band, bytes);
            told(document, options, band);
          }
        };
    return bands(document, options, target);
  }

  /// Flattens to planes of float in bands from top to bottom.
  ///
  /// @param sink called in the caller's thread, while the next bands are made, with each band, as
  ///   wide as the picture; it may change it, and does not keep it: a later one takes its memory
  public static FlattenReport streamPlanes(
      KraDocument document, FlattenOptions options, Consumer<Planes> sink) {
    int channels = format(document, options).channels();
    TileBands.Target<Planes> target =
        new TileBands.Target<>() {
          @Override
          public Planes fit(Rect band, @Nullable Planes spare) {
            if (spare == null || spare.plane(0).length < band.area()) {
              return Planes.allocate(band, channels);
            }
            return new Planes(band, spare.planes());
          }

          @Override
          public TileSink tiles(Rect band, Planes planes) {
            return new TileSink.IntoPlanes(planes, false);
          }

          @Override
          public void take(Rect band, Planes planes) {
            sink.accept(planes);
            told(document, options, band);
          }
        };
    return bands(document, options, target);
  }

  private static void told(KraDocument document, FlattenOptions options, Rect band) {
    Rect all = region(document, options);
    options.progress().report("flatten", band.bottom() - all.y(), all.height());
  }

  private static <M> FlattenReport bands(
      KraDocument document, FlattenOptions options, TileBands.Target<M> target) {
    Rect rect = region(document, options);
    Findings findings = new Findings();
    try (TileLoop loop = loop(document, options)) {
      AreaFiltering areas = new AreaFiltering(loop, document.image().bounds());
      Stack image = new Planner(document, options, findings, areas).image();
      TileConversion output = output(document, options, findings);
      NotFiniteSearch notFinite = new NotFiniteSearch(image);
      loop.run(
          new TileBands<>(
              rect, options.threads(), target, sink -> tileWork(image, output, sink, notFinite)));
      return FlattenReport.of(findings.inexact(), notFinite.found(rect));
    }
  }

  /// Composites again what changed since a picture was flattened, and leaves the rest of it.
  ///
  /// Cost grows with the changed tiles; where a filter looks at a pixel's surroundings, everything
  /// is composited again.
  ///
  /// @param document as it is now
  /// @param flat an earlier result, brought up to date
  /// @param changed image pixels that may differ, in any layer
  public static FlattenReport update(
      KraDocument document, FlattenOptions options, Planes flat, List<Rect> changed) {
    Findings findings = new Findings();
    try (TileLoop loop = loop(document, options)) {
      AreaFiltering areas = new AreaFiltering(loop, document.image().bounds());
      Stack image = new Planner(document, options, findings, areas).image();
      TileConversion output = output(document, options, findings);
      NotFiniteSearch notFinite = new NotFiniteSearch(image);
      TileSink.IntoPlanes sink = new TileSink.IntoPlanes(flat, false);
      for (Rect part : areas.isUsed() ? List.of(flat.rect()) : changed) {
        Rect grid = Buffer.grid(part.intersect(flat.rect()));
        loop.run(grid, tileWork(image, output, sink, notFinite));
      }
      return FlattenReport.of(findings.inexact(), notFinite.found(flat.rect()));
    }
  }

  private static TileLoop loop(KraDocument document, FlattenOptions options) {
    int width = document.image().width();
    return new TileLoop(options.threads(), options.cancellation(), width);
  }

  private static PixelFormat format(KraDocument document, FlattenOptions options) {
    OutputSpace output = options.output();
    return output == null ? document.image().space().format() : output.format();
  }

  private static @Nullable TileConversion output(
      KraDocument document, FlattenOptions options, Findings findings) {
    OutputSpace output = options.output();
    if (output == null) return null;
    return new Spaces(document.image().space(), findings).fromImage(document.file(), output);
  }

  private static Rect region(KraDocument document, FlattenOptions options) {
    Rect bounds = document.image().bounds();
    Rect region = options.region();
    return region == null ? bounds : region.intersect(bounds);
  }

  private static FlattenReport run(
      KraDocument document, FlattenOptions options, Rect rect, TileSink sink) {
    Findings findings = new Findings();
    Progress progress = options.progress();
    List<FlattenReport.NotFinite> found;
    try (TileLoop loop = loop(document, options)) {
      AreaFiltering areas = new AreaFiltering(loop, document.image().bounds());
      Stack image = new Planner(document, options, findings, areas).image();
      TileConversion output = output(document, options, findings);
      NotFiniteSearch notFinite = new NotFiniteSearch(image);
      loop.run(Buffer.grid(rect), tileWork(image, output, sink, notFinite));
      found = notFinite.found(rect);
    }
    progress.report("flatten", rect.height(), rect.height());
    return FlattenReport.of(findings.inexact(), found);
  }

  private static TileLoop.Work tileWork(
      Stack image, @Nullable TileConversion output, TileSink sink, NotFiniteSearch notFinite) {
    return (column, row, worker) -> {
      if (!image.mayHold(column, row)) {
        sink.nothing(column, row);
        return;
      }
      Tile tile = worker.take(image.format());
      if (image.read(column, row, tile, worker)) {
        notFinite.look(tile, column, row);
        if (output == null) {
          sink.accept(column, row, tile);
        } else {
          TileFormat format = new TileFormat(output.target());
          Tile converted = worker.take(format);
          output.convert(tile, converted);
          sink.accept(column, row, converted);
          worker.giveBack(format, converted);
        }
      } else {
        sink.nothing(column, row);
      }
      worker.giveBack(image.format(), tile);
    };
  }
}
