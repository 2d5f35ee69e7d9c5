package pentimento.kra.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import pentimento.kra.xml.XmlAttribute;
import pentimento.kra.xml.XmlElement;

/// Changes to a text of XML, gathered by place and applied at once: every other character stays.
final class XmlEdits {

  private record Replacement(int end, String text) {}

  /// Stretches that are replaced or deleted, by where they begin.
  private final TreeMap<Integer, Replacement> replacements = new TreeMap<>();

  /// What is put in, by place; at one place in the order in which it came.
  private final TreeMap<Integer, List<String>> insertions = new TreeMap<>();

  boolean isEmpty() {
    return replacements.isEmpty() && insertions.isEmpty();
  }

  /// Sets an attribute, adding it where the element has none.
  void set(XmlElement element, String name, String value) {
    XmlAttribute attribute = element.attribute(name);
    if (attribute != null) {
      if (!attribute.value().equals(value)) {
        String text = XmlText.attribute(value).replace("'", "&apos;");
        replacements.put(attribute.valueStart(), new Replacement(attribute.valueEnd(), text));
      } else {
        replacements.remove(attribute.valueStart());
      }
      return;
    }
    String added = " " + name + "=\"";
    int at = element.start() + 1 + element.qualifiedName().length();
    List<String> here = insertions.computeIfAbsent(at, _ -> new ArrayList<>());
    here.removeIf(s -> s.startsWith(added));
    here.add(added + XmlText.attribute(value) + "\"");
  }

  void insert(int at, String text) {
    insertions.computeIfAbsent(at, _ -> new ArrayList<>()).add(text);
  }

  void replace(int from, int to, String text) {
    replacements.put(from, new Replacement(to, text));
  }

  /// Deletes an element and the white space in front of it.
  void remove(String text, XmlElement element) {
    int from = element.start();
    while (from > 0 && text.charAt(from - 1) <= ' ') from--;
    replacements.put(from, new Replacement(element.end(), ""));
  }

  /// Puts XML at the beginning of an element's content, opening an empty element where needed.
  void prepend(XmlElement element, String xml) {
    if (element.isSelfClosed()) {
      replace(element.end() - 2, element.end(), ">" + xml + "</" + element.qualifiedName() + ">");
    } else {
      insert(element.contentStart(), xml);
    }
  }

  String apply(String text) {
    StringBuilder out = new StringBuilder(text.length() + 256);
    int at = 0;
    List<Integer> places = new ArrayList<>(replacements.keySet());
    places.addAll(insertions.keySet());
    places = places.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    for (int place : places) {
      // Inside something deleted.
      if (place < at) continue;
      out.append(text, at, place);
      at = place;
      for (String s : insertions.getOrDefault(place, List.of())) out.append(s);
      Replacement r = replacements.get(place);
      if (r != null) {
        out.append(r.text());
        at = r.end();
      }
    }
    return out.append(text, at, text.length()).toString();
  }
}
