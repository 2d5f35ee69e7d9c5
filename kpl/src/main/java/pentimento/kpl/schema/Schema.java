package pentimento.kpl.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.Remark;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;
import pentimento.kpl.xml.XmlNode;
import pentimento.kpl.xml.XmlText;

/// A RELAX NG schema that documents are checked against. Safe for use by several threads.
public final class Schema {

  private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  private final String name;
  private final String text;
  private final Derivatives derivatives;

  private Schema(String name, String text) {
    this.name = name;
    this.text = text;
    this.derivatives = new Derivatives(CompactSyntax.parse(name, text));
  }

  /// Reads a schema in compact syntax, of which the part that palettes need is understood.
  ///
  /// @throws pentimento.pixel.BadInput when it is damaged or uses more
  public static Schema parse(String name, String text) {
    return new Schema(name, text);
  }

  /// Create swatches, as corrected here.
  public static Schema create() {
    return shipped("create.rnc");
  }

  /// Create swatches, as first proposed.
  public static Schema originalCreate() {
    return shipped("create-original.rnc");
  }

  /// Krita's `colorset.xml`.
  public static Schema colorset() {
    return shipped("colorset.rnc");
  }

  private static Schema shipped(String file) {
    try (InputStream in = Schema.class.getResourceAsStream(file)) {
      if (in == null) throw new IllegalStateException(file + " is not in the jar");
      return new Schema(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String name() {
    return name;
  }

  /// The schema in compact syntax, for other programs.
  public String text() {
    return text;
  }

  /// The first thing in which a document departs from the schema; null when it does not.
  public @Nullable Remark check(XmlElement root) {
    Problem problem = new Problem();
    Pattern rest = element(new Pattern.Ref("start"), root, problem);
    if (problem.found != null) return problem.found;
    return derivatives.isNullable(rest) ? null : new Remark(root.place(), "is not complete");
  }

  private static final class Problem {
    @Nullable Remark found;

    Pattern at(XmlElement e, String message) {
      if (found == null) found = new Remark(e.place(), message);
      return Pattern.NOT_ALLOWED;
    }
  }

  private Pattern element(Pattern p, XmlElement e, Problem problem) {
    Pattern q = derivatives.open(p, e);
    if (Pattern.isNothing(q)) return problem.at(e, "<" + e.name() + "> is not allowed here");
    for (XmlAttribute a : e.attributes()) {
      if (a.namespace().equals(XMLNS)) continue;
      q = derivatives.attribute(q, a);
      if (Pattern.isNothing(q)) {
        return problem.at(
            e, "<" + e.name() + "> may not have " + a.name() + "=\"" + a.value() + "\"");
      }
    }
    q = derivatives.close(q);
    if (Pattern.isNothing(q)) return problem.at(e, "<" + e.name() + "> lacks an attribute");
    q = children(q, e, problem);
    if (Pattern.isNothing(q)) return problem.at(e, "<" + e.name() + "> has wrong content");
    q = derivatives.end(q);
    return Pattern.isNothing(q) ? problem.at(e, "<" + e.name() + "> lacks content") : q;
  }

  /// White space between elements does not count; alone it is text or nothing.
  private Pattern children(Pattern p, XmlElement e, Problem problem) {
    List<XmlNode> content = e.content();
    if (content.isEmpty()) return text(p, "");
    if (content.size() == 1 && content.getFirst() instanceof XmlText t) return text(p, t.text());
    Pattern q = p;
    for (XmlNode node : content) {
      q =
          switch (node) {
            case XmlElement child -> element(q, child, problem);
            case XmlText t -> t.isBlank() ? q : derivatives.text(q, t.text());
          };
      if (Pattern.isNothing(q)) return q;
    }
    return q;
  }

  private Pattern text(Pattern p, String s) {
    Pattern q = derivatives.text(p, s);
    return s.isBlank() ? Pattern.choice(p, q) : q;
  }
}
