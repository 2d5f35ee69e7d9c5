package pentimento.kra.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import pentimento.kra.CloneLayer;
import pentimento.kra.ColourModel;
import pentimento.kra.ColourSpace;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;
import pentimento.kra.Layer;
import pentimento.kra.Node;
import pentimento.kra.PaintLayer;
import pentimento.kra.Part;
import pentimento.kra.PixelData;
import pentimento.kra.inspect.LintFinding.Severity;
import pentimento.kra.zip.ZipEntry;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Problem;
import pentimento.pixel.Rect;
import pentimento.pixel.colour.icc.IccProfile;
import pentimento.pixel.colour.icc.ToneCurve;

/// Looks a document over: modes that do not suit linear light, numbers that are no numbers,
/// profiles that do not agree, files that are missing or damaged.
public final class KraLint {

  /// Modes whose formula holds for any amount of light; every other one assumes 0..1.
  private static final Set<String> SCENE_REFERRED =
      Set.of(
          "normal",
          "add",
          "linear_dodge",
          "subtract",
          "multiply",
          "divide",
          "darken",
          "lighten",
          "copy",
          "behind",
          "erase",
          "alphadarken",
          "greater",
          "dissolve",
          "destination-in",
          "destination-atop",
          "diff",
          "copy_red",
          "copy_green",
          "copy_blue",
          "darker color",
          "lighter color",
          "combine_normal",
          "tangent_normalmap");

  private final KraDocument document;
  private final Cancellation cancellation;
  private final List<LintFinding> findings = new ArrayList<>();

  private KraLint(KraDocument document, Cancellation cancellation) {
    this.document = document;
    this.cancellation = cancellation;
  }

  /// Everything worth saying about an open document; reads every entry and every painted tile.
  public static List<LintFinding> check(KraDocument document, Cancellation cancellation) {
    return new KraLint(document, cancellation).check();
  }

  private List<LintFinding> check() {
    for (String warning : document.warnings()) {
      findings.add(new LintFinding(Severity.WARNING, "structure", "", "", warning));
    }
    entries();
    boolean linear = isLinear(document.image().space());
    List<NodePath> nodes = NodePath.of(document);
    uuids(nodes);
    for (NodePath p : nodes) {
      cancellation.check();
      if (p.node() instanceof Layer layer && linear) mode(p, layer);
      switch (p.node()) {
        case PaintLayer layer -> paint(p, layer);
        case CloneLayer clone -> source(p, clone);
        case FileLayer file -> file(p, file);
        default -> pixels(p);
      }
    }
    return List.copyOf(findings);
  }

  /// Checksums, and names that occur twice.
  private void entries() {
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : document.archive().entries()) {
      cancellation.check();
      if (!names.add(entry.name())) {
        note(Severity.WARNING, "doubled-entry", "the archive holds " + entry + " more than once");
      }
      String problem = damage(entry);
      if (problem != null) {
        note(Severity.ERROR, "damaged-entry", "entry " + entry + " " + problem);
      }
    }
  }

  private @Nullable String damage(ZipEntry entry) {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = document.archive().stream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        size += n;
        if (size > entry.size()) return "holds more bytes than it claims";
      }
    } catch (IOException e) {
      return "cannot be decompressed after " + size + " of " + entry.size() + " bytes";
    } catch (Problem e) {
      return e.getMessage();
    }
    if (size != entry.size()) return "ends after " + size + " of " + entry.size() + " bytes";
    return crc.getValue() == entry.crc() ? null : "is damaged: its checksum does not match";
  }

  private void uuids(List<NodePath> nodes) {
    Map<String, String> seen = new HashMap<>();
    for (NodePath p : nodes) {
      String uuid = p.node().uuid();
      if (uuid.isEmpty()) continue;
      String other = seen.putIfAbsent(uuid, p.path());
      if (other != null) {
        add(Severity.WARNING, "doubled-uuid", p, "has the same uuid as \"" + other + "\"");
      }
    }
  }

  private void mode(NodePath p, Layer layer) {
    String op = layer.compositeOp();
    if (SCENE_REFERRED.contains(op)) return;
    add(
        Severity.WARNING,
        "display-referred-mode",
        p,
        "the mode '"
            + op
            + "' assumes values from 0 to 1, but the document is in linear light;"
            + " use add, multiply, divide, normal or a mask instead");
  }

  private void paint(NodePath p, PaintLayer layer) {
    ColourSpace image = document.image().space();
    if (layer.space().icc() == null && image.icc() != null) {
      add(
          Severity.WARNING,
          "profile-missing",
          p,
          "has no profile of its own; Krita takes its default for " + layer.space().format());
    } else if (!layer.space().sameAs(image)) {
      add(
          Severity.NOTE,
          "profile-differs",
          p,
          "is in "
              + describe(layer.space())
              + ", the image in "
              + describe(image)
              + "; it is converted pixel by pixel before blending");
    }
    pixels(p);
  }

  private void pixels(NodePath p) {
    PixelData pixels = NodePixels.of(p.node(), document.image().currentTime());
    if (pixels == null) return;
    try {
      Rect extent = pixels.extent();
      boolean empty = extent.isEmpty() && !pixels.showsOutside();
      if (empty && p.node() instanceof PaintLayer) {
        add(Severity.NOTE, "empty", p, "nothing is painted on it");
      } else if (!extent.isEmpty()
          && extent.intersect(document.image().bounds()).isEmpty()
          && !pixels.showsOutside()) {
        add(
            Severity.WARNING,
            "outside",
            p,
            "all that is painted (" + extent + ") lies outside the canvas; move it or crop it");
      }
      NumberCensus.Result found = NumberCensus.of(pixels, cancellation);
      if (!pixels.format().depth().isFloat()) return;
      if (found.nan() > 0)
        add(Severity.ERROR, "nan", p, places("NaN", found.nan(), found.firstNan()));
      if (found.infinite() > 0) {
        add(
            Severity.ERROR,
            "infinite",
            p,
            places("infinite values", found.infinite(), found.firstInfinite()));
      }
      if (found.negative() > 0 && pixels.format().model() != ColourModel.LABA) {
        add(
            Severity.WARNING,
            "negative",
            p,
            places("negative values", found.negative(), found.firstNegative()));
      }
      if (found.black() > 0 && p.node() instanceof Layer l && l.compositeOp().equals("divide")) {
        add(
            Severity.WARNING,
            "divides-by-zero",
            p,
            places("opaque black, by which it divides,", found.black(), found.firstBlack()));
      }
    } catch (Problem e) {
      add(Severity.ERROR, "damaged-pixels", p, String.valueOf(e.getMessage()));
    }
  }

  private static String places(String what, long count, NumberCensus.Place first) {
    return what
        + " in "
        + count
        + (count == 1 ? " pixel, at " : " pixels, first at ")
        + first.x()
        + ","
        + first.y();
  }

  private void source(NodePath p, CloneLayer clone) {
    Node source = clone.sourceUuid().isEmpty() ? null : document.byUuid(clone.sourceUuid());
    if (source != null) return;
    if (clone.sourceUuid().isEmpty() && NodePath.find(document, clone.sourceName()) != null) return;
    add(
        Severity.ERROR,
        "clone-source-missing",
        p,
        "shows \"" + clone.sourceName() + "\", which is not in the document");
  }

  private void file(NodePath p, FileLayer file) {
    Path folder = Path.of(document.file()).toAbsolutePath().getParent();
    try {
      Path source = folder == null ? Path.of(file.source()) : folder.resolve(file.source());
      if (Files.isRegularFile(source)) return;
    } catch (InvalidPathException _) {
      // Reported as missing.
    }
    add(
        Severity.ERROR,
        "file-missing",
        p,
        "shows " + file.source() + ", which is not there; Krita stops with a question");
  }

  /// Whether numbers of the space are proportional to light.
  static boolean isLinear(ColourSpace space) {
    Part icc = space.icc();
    if (icc != null) {
      try {
        List<ToneCurve> curves = IccProfile.parse(icc.name(), icc.bytes()).curves();
        if (!curves.isEmpty()) return curves.stream().allMatch(ToneCurve::isIdentity);
      } catch (Problem _) {
        // A profile we cannot read says nothing; go by its name.
      }
    }
    String name = space.profileName();
    return space.format().model() == ColourModel.XYZA
        || name.contains("g10")
        || name.toLowerCase(java.util.Locale.ROOT).contains("linear");
  }

  private static String describe(ColourSpace space) {
    String name = space.profileName();
    Part icc = space.icc();
    if (name.isEmpty() && icc != null) {
      try {
        name = IccProfile.parse(icc.name(), icc.bytes()).description();
      } catch (Problem _) {
        name = "a profile that cannot be read";
      }
    }
    return space.format() + (name.isEmpty() ? "" : " \"" + name + "\"");
  }

  private void note(Severity severity, String rule, String message) {
    findings.add(new LintFinding(severity, rule, "", "", message));
  }

  private void add(Severity severity, String rule, NodePath p, String message) {
    findings.add(new LintFinding(severity, rule, p.path(), p.node().uuid(), message));
  }
}
