package pentimento.kra.vector;

import com.github.weisj.jsvg.renderer.output.Output;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ImageObserver;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where jsvg draws: shapes are scan converted by [Coverage] onto a [Drawing].
final class SvgPainter implements Output {

  /// Distance of the control points of a quarter of a circle of radius 1.
  private static final double QUARTER = 0.5522847498307936;

  /// What children share.
  static final class Canvas {

    /// Pixels that drawings may cover, all shapes together, before they count as an attack.
    private static final long MOST_WORK = 8_000_000_000L;

    /// Edges of one shape; a map of the world's coasts has fewer.
    private static final int MOST_EDGES = 4_000_000;

    private static final int MOST_DASHES = 500_000;

    final Drawing drawing;
    private long work;
    boolean blended;
    boolean strokedRound;

    Canvas(Drawing drawing) {
      this.drawing = drawing;
    }

    private void weigh(long pixels) {
      work += pixels + 1000;
      if (work > MOST_WORK)
        throw new TooComplex("more shapes than can be drawn in reasonable time");
    }
  }

  private final Canvas canvas;
  private final RenderingHints hints;
  private AffineTransform transform;
  private Paint paint = Color.BLACK;
  private Stroke stroke = new BasicStroke(1);
  private List<Path2D> clips;
  private float opacity;

  SvgPainter(Canvas canvas) {
    this(canvas, new RenderingHints(null), new AffineTransform(), List.of(), 1);
  }

  private SvgPainter(
      Canvas canvas,
      RenderingHints hints,
      AffineTransform transform,
      List<Path2D> clips,
      float opacity) {
    this.canvas = canvas;
    this.hints = hints;
    this.transform = transform;
    this.clips = clips;
    this.opacity = opacity;
  }

  @Override
  public void fillShape(Shape shape) {
    fill(shape instanceof Ellipse2D ellipse ? turned(ellipse) : shape);
  }

  /// As Krita walks around an ellipse: from the right by way of the top. The direction decides how
  /// areas are rounded.
  private static Path2D turned(Ellipse2D ellipse) {
    double x = ellipse.getCenterX();
    double y = ellipse.getCenterY();
    double rx = ellipse.getWidth() / 2;
    double ry = ellipse.getHeight() / 2;
    double dx = rx * QUARTER;
    double dy = ry * QUARTER;
    Path2D path = new Path2D.Double();
    path.moveTo(x + rx, y);
    path.curveTo(x + rx, y - dy, x + dx, y - ry, x, y - ry);
    path.curveTo(x - dx, y - ry, x - rx, y - dy, x - rx, y);
    path.curveTo(x - rx, y + dy, x - dx, y + ry, x, y + ry);
    path.curveTo(x + dx, y + ry, x + rx, y + dy, x + rx, y);
    path.closePath();
    return path;
  }

  private void fill(Shape shape) {
    Outline outline = Outline.of(shape, transform, Canvas.MOST_EDGES);
    Rectangle bounds = bounds(outline);
    if (bounds.isEmpty()) return;
    canvas.weigh((long) bounds.width * bounds.height);
    List<Outline> clipping = new ArrayList<>();
    for (Path2D clip : clips) {
      clipping.add(Outline.of(clip, new AffineTransform(), Canvas.MOST_EDGES));
    }
    int[] row = new int[canvas.drawing.width()];
    int[] clip = new int[canvas.drawing.width()];
    int[] colours = new int[bounds.width];
    @Nullable PaintContext context = context(shape, bounds, colours);
    for (int top = bounds.y - bounds.y % Drawing.TILE;
        top < bounds.y + bounds.height;
        top += Drawing.TILE) {
      Coverage band = new Coverage(0, top, canvas.drawing.width(), Drawing.TILE);
      outline.addTo(band);
      List<Coverage> clipBands = new ArrayList<>();
      for (Outline c : clipping) {
        Coverage clipBand = new Coverage(0, top, canvas.drawing.width(), Drawing.TILE);
        c.addTo(clipBand);
        clipBands.add(clipBand);
      }
      int from = Math.max(top, bounds.y);
      int to = Math.min(top + Drawing.TILE, bounds.y + bounds.height);
      for (int y = from; y < to; y++) {
        boolean any = band.row(y, outline.evenOdd(), row);
        for (int i = 0; i < clipping.size(); i++) {
          any &= clipBands.get(i).row(y, clipping.get(i).evenOdd(), clip);
          if (any) intersect(row, clip);
        }
        if (!any) continue;
        if (context != null) read(context, bounds, y, colours);
        canvas.drawing.over(bounds.x, y, bounds.width, colours, row, bounds.x);
      }
    }
    if (context != null) context.dispose();
  }

  private Rectangle bounds(Outline outline) {
    if (outline.isEmpty()) return new Rectangle();
    return new Rectangle(
            outline.left(),
            outline.top(),
            outline.right() - outline.left(),
            outline.bottom() - outline.top())
        .intersection(new Rectangle(0, 0, canvas.drawing.width(), canvas.drawing.height()));
  }

  private static void intersect(int[] coverage, int[] clip) {
    for (int i = 0; i < coverage.length; i++) {
      int v = coverage[i] * clip[i] + 128;
      coverage[i] = v + (v >> 8) >> 8;
    }
  }

  /// The colours of one paint: the same for all pixels, or what the context says.
  private @Nullable PaintContext context(Shape shape, Rectangle bounds, int[] colours) {
    if (paint instanceof Color colour) {
      Arrays.fill(colours, premultiplied(colour.getRGB()));
      return null;
    }
    canvas.blended = true;
    return paint.createContext(
        ColorModel.getRGBdefault(), bounds, shape.getBounds2D(), transform, hints);
  }

  private void read(PaintContext context, Rectangle bounds, int y, int[] colours) {
    Raster raster = context.getRaster(bounds.x, y, bounds.width, 1);
    ColorModel model = context.getColorModel();
    Object pixel = null;
    for (int i = 0; i < bounds.width; i++) {
      pixel = raster.getDataElements(i, 0, pixel);
      colours[i] = premultiplied(model.getRGB(pixel));
    }
  }

  /// By way of 16 bits, as Qt does it.
  private int premultiplied(int argb) {
    int alpha = (int) Math.round((argb >>> 24) / 255.0 * opacity * 65535);
    return down(alpha) << 24
        | down(times(argb >> 16 & 255, alpha)) << 16
        | down(times(argb >> 8 & 255, alpha)) << 8
        | down(times(argb & 255, alpha));
  }

  private static int times(int channel, int alpha) {
    return (int) ((channel * 257L * alpha + 32767) / 65535);
  }

  private static int down(int v) {
    int x = v + 0x80;
    return x - (x >> 8) >> 8;
  }

  @Override
  public void drawShape(Shape shape) {
    Path2D path = shape instanceof Ellipse2D e ? turned(e) : new Path2D.Double(shape);
    boolean round = false;
    if (stroke instanceof BasicStroke pen) {
      round =
          pen.getLineJoin() == BasicStroke.JOIN_ROUND || pen.getEndCap() == BasicStroke.CAP_ROUND;
      weighDashes(path, pen);
    }
    canvas.strokedRound |= round || isCurved(path);
    fill(stroke.createStrokedShape(path));
  }

  private static boolean isCurved(Path2D path) {
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      if (kind == PathIterator.SEG_CUBICTO || kind == PathIterator.SEG_QUADTO) return true;
    }
    return false;
  }

  /// Refuses dashes without number.
  private static void weighDashes(Path2D path, BasicStroke pen) {
    float[] dashes = pen.getDashArray();
    if (dashes == null) return;
    double period = 0;
    for (float dash : dashes) period += dash;
    double[] c = new double[6];
    double length = 0;
    double x = 0;
    double y = 0;
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      int points = kind == PathIterator.SEG_CUBICTO ? 3 : kind == PathIterator.SEG_QUADTO ? 2 : 1;
      if (kind == PathIterator.SEG_CLOSE) continue;
      for (int p = 0; p < points; p++) {
        if (kind != PathIterator.SEG_MOVETO) length += Math.hypot(c[2 * p] - x, c[2 * p + 1] - y);
        x = c[2 * p];
        y = c[2 * p + 1];
      }
    }
    if (!(length * dashes.length / period < Canvas.MOST_DASHES)) {
      throw new TooComplex("a line of more than " + Canvas.MOST_DASHES + " dashes");
    }
  }

  @Override
  public void drawImage(BufferedImage image) {
    Rectangle2D whole = new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight());
    Paint before = paint;
    paint = new TexturePaint(image, whole);
    fillShape(whole);
    paint = before;
  }

  @Override
  public void drawImage(Image image, @Nullable ImageObserver observer) {
    if (image instanceof BufferedImage buffered) {
      drawImage(buffered);
      return;
    }
    int width = image.getWidth(observer);
    int height = image.getHeight(observer);
    if (width <= 0 || height <= 0) return;
    canvas.weigh((long) width * height);
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(image, 0, 0, observer);
    graphics.dispose();
    drawImage(copy);
  }

  @Override
  public void drawImage(Image image, AffineTransform at, @Nullable ImageObserver observer) {
    AffineTransform before = transform();
    applyTransform(at);
    drawImage(image, observer);
    transform = before;
  }

  @Override
  public void setPaint(Paint newPaint) {
    paint = newPaint;
  }

  @Override
  public void setPaint(Supplier<Paint> newPaint) {
    paint = newPaint.get();
  }

  @Override
  public void setStroke(Stroke newStroke) {
    stroke = newStroke;
  }

  @Override
  public Stroke stroke() {
    return stroke;
  }

  @Override
  public void applyClip(Shape shape) {
    List<Path2D> more = new ArrayList<>(clips);
    more.add(new Path2D.Double(shape, transform));
    clips = List.copyOf(more);
  }

  @Override
  public void setClip(@Nullable Shape shape) {
    clips = shape == null ? List.of() : List.of(new Path2D.Double(shape, transform));
  }

  @Override
  public Optional<Float> contextFontSize() {
    return Optional.empty();
  }

  @Override
  public Output createChild() {
    SvgPainter child =
        new SvgPainter(canvas, (RenderingHints) hints.clone(), transform(), clips, opacity);
    child.paint = paint;
    child.stroke = stroke;
    return child;
  }

  @Override
  public void dispose() {}

  @Override
  public void debugPaint(Consumer<Graphics2D> painter) {}

  @Override
  public Rectangle2D clipBounds() {
    Rectangle2D bounds =
        new Rectangle2D.Double(0, 0, canvas.drawing.width(), canvas.drawing.height());
    for (Path2D clip : clips) bounds = bounds.createIntersection(clip.getBounds2D());
    if (bounds.getWidth() < 0 || bounds.getHeight() < 0) return new Rectangle2D.Double();
    try {
      return transform.createInverse().createTransformedShape(bounds).getBounds2D();
    } catch (NoninvertibleTransformException _) {
      return new Rectangle2D.Double();
    }
  }

  @Override
  public RenderingHints renderingHints() {
    return hints;
  }

  @Override
  public @Nullable Object renderingHint(RenderingHints.Key key) {
    return hints.get(key);
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
    if (value == null) hints.remove(key);
    else hints.put(key, value);
  }

  @Override
  public AffineTransform transform() {
    return new AffineTransform(transform);
  }

  @Override
  public void setTransform(AffineTransform to) {
    transform = new AffineTransform(to);
  }

  @Override
  public void applyTransform(AffineTransform more) {
    transform.concatenate(more);
  }

  @Override
  public void rotate(double angle) {
    transform.rotate(angle);
  }

  @Override
  public void scale(double sx, double sy) {
    transform.scale(sx, sy);
  }

  @Override
  public void translate(double dx, double dy) {
    transform.translate(dx, dy);
  }

  @Override
  public float currentOpacity() {
    return opacity;
  }

  @Override
  public void applyOpacity(float by) {
    opacity *= by;
  }

  @Override
  public SafeState safeState() {
    AffineTransform oldTransform = transform();
    Paint oldPaint = paint;
    Stroke oldStroke = stroke;
    List<Path2D> oldClips = clips;
    float oldOpacity = opacity;
    return () -> {
      transform = oldTransform;
      paint = oldPaint;
      stroke = oldStroke;
      clips = oldClips;
      opacity = oldOpacity;
    };
  }

  @Override
  public boolean supportsFilters() {
    return false;
  }

  @Override
  public boolean supportsColors() {
    return true;
  }
}
