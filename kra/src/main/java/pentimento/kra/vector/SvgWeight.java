package pentimento.kra.vector;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pentimento.kra.xml.XmlElement;

/// How many elements a drawing has once every reference in it is followed, so that a few lines of
/// nested references cannot keep a renderer busy for ever.
final class SvgWeight {

  /// Elements drawn; a city map has a hundredth.
  private static final long MOST = 5_000_000;

  private static final Pattern REFERENCE =
      Pattern.compile("url\\(\\s*['\"]?#([^)'\"]*)['\"]?\\s*\\)");

  private final Map<String, XmlElement> byId = new HashMap<>();
  private final Map<XmlElement, Long> known = new HashMap<>();
  private final Set<XmlElement> open = new HashSet<>();

  private SvgWeight() {}

  /// @throws TooComplex when it has too many, or refers to itself
  static void check(XmlElement root) {
    SvgWeight weight = new SvgWeight();
    weight.index(root);
    weight.of(root);
  }

  private void index(XmlElement e) {
    String id = e.value("id");
    if (id != null) byId.putIfAbsent(id, e);
    for (XmlElement child : e.children()) index(child);
  }

  private long of(XmlElement e) {
    Long before = known.get(e);
    if (before != null) return before;
    if (!open.add(e)) throw new TooComplex("an element that contains itself");
    if (e.name().equals("style") && e.text().contains("url(")) {
      throw new TooComplex("a style sheet that refers to elements");
    }
    long sum = 1;
    for (XmlElement child : e.children()) sum = plus(sum, of(child));
    for (var attribute : e.attributes()) {
      String value = attribute.value();
      if (attribute.localName().equals("href") && value.startsWith("#")) {
        sum = plus(sum, target(value.substring(1)));
      } else if (value.contains("url(")) {
        boolean marker = attribute.localName().startsWith("marker") || value.contains("marker");
        Matcher m = REFERENCE.matcher(value);
        while (m.find()) sum = plus(sum, target(m.group(1)) * (marker ? vertices(e) : 1));
      }
    }
    open.remove(e);
    known.put(e, sum);
    return sum;
  }

  private long target(String id) {
    XmlElement target = byId.get(id);
    return target == null ? 0 : of(target);
  }

  /// A marker is drawn at each vertex of all shapes inside.
  private static long vertices(XmlElement e) {
    long sum = 4L + e.value("d", "").length() / 2 + e.value("points", "").length() / 2;
    for (XmlElement child : e.children()) sum += vertices(child);
    return sum;
  }

  private static long plus(long a, long b) {
    if (b > MOST || a + b > MOST) throw new TooComplex("more than " + MOST + " elements to draw");
    return a + b;
  }
}
