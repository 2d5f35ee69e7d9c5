package pentimento.kra.flatten;

import org.jspecify.annotations.Nullable;
import pentimento.kra.Depth;
import pentimento.kra.EmbeddedResource;
import pentimento.kra.FillLayer;
import pentimento.kra.FilterSettings;
import pentimento.kra.KraDocument;
import pentimento.kra.Part;
import pentimento.pixel.Rect;

/// The generated pictures of fill layers, in the image's space.
final class Fills {

  private final KraDocument document;
  private final Findings findings;
  private final Spaces spaces;
  private final AreaFiltering areas;

  Fills(KraDocument document, Findings findings, Spaces spaces, AreaFiltering areas) {
    this.document = document;
    this.findings = findings;
    this.spaces = spaces;
    this.areas = areas;
  }

  /// Null, and said so, when it is not rendered.
  @Nullable TileSource picture(FillLayer layer) {
    return switch (layer.settings().id()) {
      case "color" -> colour(layer);
      case "pattern" -> pattern(layer);
      case String other -> leftOut(layer, "fill '" + other + "' is not rendered");
    };
  }

  private @Nullable TileSource leftOut(FillLayer layer, String reason) {
    findings.inexact(layer, reason, "left out");
    return null;
  }

  private @Nullable TileSource colour(FillLayer layer) {
    TileSource picture = ColourFill.of(layer, document.image().space());
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
