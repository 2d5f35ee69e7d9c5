package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.Depth;
import pentimento.kra.EmbeddedResource;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterSettings;
import pentimento.kra.ImageHead;
import pentimento.kra.KraDocument;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.gradient.Gradient;
import pentimento.kra.gradient.GradientColour;
import pentimento.kra.gradient.GradientReader;
import pentimento.kra.gradient.GradientSettings;
import pentimento.kra.gradient.GradientShape;
import pentimento.kra.gradient.SegmentGradient;
import pentimento.pixel.BadInput;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.IccProfile;

/// The generated pictures of fill layers, in the image's space.
final class Fills {

  private final KraDocument document;
  private final LayerTree tree;
  private final Findings findings;
  private final Spaces spaces;
  private final AreaFiltering areas;
  private final NamedProfiles profiles;

  Fills(
      KraDocument document,
      LayerTree tree,
      Findings findings,
      Spaces spaces,
      NamedProfiles profiles,
      AreaFiltering areas) {
    this.tree = tree;
    this.document = document;
    this.findings = findings;
    this.spaces = spaces;
    this.areas = areas;
    this.profiles = profiles;
  }

  /// Null, and said so, when it is not rendered.
  @Nullable TileSource picture(FillLayer layer) {
    return switch (layer.settings().id()) {
      case "color" -> colour(layer);
      case "pattern" -> pattern(layer);
      case "gradient" -> gradient(layer);
      case String other -> leftOut(layer, "fill '" + other + "' is not rendered");
    };
  }

  private @Nullable TileSource leftOut(FillLayer layer, String reason) {
    findings.inexact(layer, reason, "left out");
    return null;
  }

  private @Nullable TileSource colour(FillLayer layer) {
    TileSource picture = ColourFill.of(layer, document.image().space(), profiles);
    return picture == null ? leftOut(layer, "its colour is not understood") : picture;
  }

  private @Nullable TileSource pattern(FillLayer layer) {
    FilterSettings settings = layer.settings();
    EmbeddedResource resource = resource(settings);
    Part content = resource == null ? null : resource.content();
    if (content == null) {
      return leftOut(
          layer, "its pattern '" + settings.text("pattern", "") + "' is not in the file");
    }
    PatternImage image = PatternImage.read(content.bytes());
    if (image == null) {
      return leftOut(layer, "its pattern '" + content.name() + "' is of a kind that is not read");
    }
    if (!PatternFill.isPlain(settings)) {
      findings.inexact(layer, "its pattern is transformed", "shown as it is");
    }
    TileSource numbers = PatternFill.shown(image);
    // Krita takes the numbers as they are where they have the image's form, whatever its profile.
    boolean asTheyAre = document.image().space().format().equals(numbers.format().pixels());
    TileSource shown = asTheyAre ? numbers : spaces.fromScreen(layer, numbers);
    if (shown == null) return null;
    Depth depth = document.image().space().format().depth();
    if (depth == Depth.F16 || depth == Depth.U16 && image.isTranslucent()) {
      findings.inexact(
          layer,
          "Krita rounds what a soft selection leaves of a pattern by rules of its own",
          "within a step of its depth, before blending");
    }
    if (!layer.compositeOp().equals("normal")) {
      // One of 160 random documents, 'hard overlay', for a reason not found.
      findings.inexact(
          layer,
          "patterns in modes other than normal were seen to differ where little is opaque",
          "blended as painted pixels are");
    }
    Rect size = Rect.ofSize(image.width(), image.height());
    return new PatternFill(shown.format(), size, areas.hold(shown, size));
  }

  private @Nullable TileSource gradient(FillLayer layer) {
    ImageHead image = document.image();
    GradientSettings settings =
        GradientSettings.of(layer.settings(), image.width(), image.height());
    if (settings.shape() == GradientShape.POLYGONAL) {
      findings.inexact(
          layer,
          "the shape along the picture's outline is stretched by a search that may end elsewhere",
          "exact in most pictures, else a few hundredths of the gradient off");
    }
    IccProfile profile = spaces.known(image.space());
    if (profile == null) {
      profile = profile(layer, image.space().profileName(), image.space().format());
    }
    if (profile == null) return null;
    Gradient gradient = gradientOf(layer);
    for (GradientColour colour : gradient.colours()) {
      if (profile(layer, colour.profile(), colour.format()) == null) return null;
    }
    if (gradient instanceof SegmentGradient segments && segments.holdsBlackXyz()) {
      findings.inexact(
          layer, "Krita takes XYZ without Y to 8 bits by a way of its own", "by the profiles");
    }
    if (settings.readsAnything()) {
      findings.inexact(
          layer,
          "smoothing wider than a reversed gradient shows what Krita's memory happens to hold",
          "its first colour there");
    }
    GradientColours colours = new GradientColours(image.space().format(), profile, profiles);
    GradientTables tables = new GradientTables(settings, gradient, colours, drawn(layer));
    try {
      tables.of(0, 0);
    } catch (BadInput e) {
      return leftOut(layer, String.valueOf(e.getMessage()));
    }
    if (tables.holdsLonePixel()) {
      findings.inexact(
          layer,
          "Krita crashes where a patch of its drawing is a single pixel",
          "its first colour");
    }
    return new GradientFill(new TileFormat(image.space().format()), tables);
  }

  /// A profile that is named; null, and said so, when there is none to take its place.
  private @Nullable IccProfile profile(FillLayer layer, String name, PixelFormat format) {
    IccProfile exact = profiles.exact(name, format);
    if (exact != null) return exact;
    IccProfile usual = Spaces.usual(format);
    findings.inexact(
        layer,
        "the profile '" + name + "' of its colours is not in the document",
        usual == null ? "left out" : "taken to be the usual one of its colour model");
    return usual;
  }

  private Gradient gradientOf(FillLayer layer) {
    String text = layer.settings().text("gradient", "");
    if (text.isBlank()) return Gradient.USUAL;
    try {
      return GradientReader.read(layer.name(), text);
    } catch (BadInput e) {
      findings.inexact(
          layer,
          "its gradient is not understood: " + e.getMessage(),
          "drawn from black to white, as Krita does with what it cannot read");
      return Gradient.USUAL;
    }
  }

  /// What Krita draws of a fill: the image and the tiles of the layer's selection.
  Rect drawn(FillLayer layer) {
    Rect drawn = document.image().bounds();
    PixelData selection = tree.selection(layer);
    return selection == null ? drawn : drawn.union(selection.extent());
  }

  /// The pattern by its checksum, else by its file, else by its name.
  private @Nullable EmbeddedResource resource(FilterSettings s) {
    String md5 = s.text("md5sum", s.text("md5", ""));
    String file = s.text("fileName", "");
    String name = s.text("pattern", "");
    EmbeddedResource best = null;
    int closest = 0;
    for (EmbeddedResource r : document.resources()) {
      if (!r.type().equals("patterns")) continue;
      int fits = 0;
      if (r.name().equals(name)) fits = 1;
      if (!file.isEmpty() && r.filename().equals(file)) fits = 2;
      if (!md5.isEmpty() && r.md5().equals(md5)) fits = 3;
      if (fits > closest) {
        best = r;
        closest = fits;
      }
    }
    return best;
  }
}
