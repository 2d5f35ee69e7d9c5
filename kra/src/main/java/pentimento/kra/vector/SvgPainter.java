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

  /// What of the result may differ from Krita's; shared by children.
  static final class Caveats {
    boolean blended;
    boolean strokes;
  }

  private final Canvas canvas;
  private final Caveats caveats;
  private final RenderingHints hints;
  private AffineTransform transform;
  private Paint paint = Color.BLACK;
  private Stroke stroke = new BasicStroke(1);
  private List<Path2D> clips;
  private float opacity;

  SvgPainter(Canvas canvas, Caveats caveats) {
    this(canvas, caveats, new RenderingHints(null), new AffineTransform(), List.of(), 1);
  }

  private SvgPainter(
      Canvas canvas,
      Caveats caveats,
      RenderingHints hints,
      AffineTransform transform,
      List<Path2D> clips,
      float opacity) {
    this.canvas = canvas;
    this.caveats = caveats;
    this.hints = hints;
    this.transform = transform;
    this.clips = clips;
    this.opacity = opacity;
  }

  @Override
  public void fillShape(Shape shape) {
    fill(shape instanceof Ellipse2D ellipse ? turned(ellipse) : shape);
  }

  private static Path2D turned(Ellipse2D e) {
    return Outlines.ellipse(e.getCenterX(), e.getCenterY(), e.getWidth() / 2, e.getHeight() / 2);
  }

  private void fill(Shape shape) {
    Outline outline = Outline.of(shape, transform, Canvas.MOST_EDGES);
    Rectangle bounds = canvas.bounds(outline);
    if (bounds.isEmpty()) return;
    List<Outline> clipping = new ArrayList<>();
    for (Path2D clip : clips) {
      clipping.add(Outline.of(clip, new AffineTransform(), Canvas.MOST_EDGES));
    }
    if (paint instanceof Color colour) {
      int premultiplied = premultiplied(colour.getRGB());
      canvas.fill(outline, bounds, clipping, (_, into) -> Arrays.fill(into, premultiplied));
      return;
    }
    caveats.blended = true;
    PaintContext context =
        paint.createContext(
            ColorModel.getRGBdefault(), bounds, shape.getBounds2D(), transform, hints);
    canvas.fill(outline, bounds, clipping, (y, into) -> read(context, bounds, y, into));
    context.dispose();
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
    return Canvas.premultiplied(argb, (int) Math.round((argb >>> 24) / 255.0 * opacity * 65535));
  }

  @Override
  public void drawShape(Shape shape) {
    Path2D path = shape instanceof Ellipse2D e ? turned(e) : new Path2D.Double(shape);
    if (stroke instanceof BasicStroke pen) {
      caveats.strokes |= Pen.mayDiffer(path, pen, transform);
      fill(Pen.stroked(path, pen, transform));
    } else {
      caveats.strokes = true;
      fill(stroke.createStrokedShape(path));
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
        new SvgPainter(
            canvas, caveats, (RenderingHints) hints.clone(), transform(), clips, opacity);
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
