package pentimento.kra.style;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A descriptor of Photoshop's: values by key. Keys of four letters keep their blanks.
///
/// @param values booleans, doubles, texts, choices (as [Choice]), descriptors and lists of those
record Descriptor(Map<String, Object> values) {

  /// One of an enumeration's values.
  record Choice(String value) {}

  boolean flag(String key, boolean otherwise) {
    return values.get(key) instanceof Boolean b ? b : otherwise;
  }

  double number(String key, double otherwise) {
    return values.get(key) instanceof Double d ? d : otherwise;
  }

  String text(String key) {
    return values.get(key) instanceof String s ? s : "";
  }

  /// An enumeration's value; empty when there is none.
  String choice(String key) {
    return values.get(key) instanceof Choice c ? c.value() : "";
  }

  @Nullable Descriptor object(String key) {
    return values.get(key) instanceof Descriptor d ? d : null;
  }
}
