package pentimento.app.doctor;

import java.util.LinkedHashMap;
import java.util.Map;

/// One thing that the doctor looked at.
///
/// @param subject what
/// @param state how it is
/// @param text what was found
/// @param remedy what to do; empty when nothing needs to be done
public record Finding(String subject, State state, String text, String remedy) {

  /// How a thing is.
  public enum State {
    GOOD("ok"),
    NOTE("note"),
    WRONG("wrong");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Finding good(String subject, String text) {
    return new Finding(subject, State.GOOD, text, "");
  }

  static Finding note(String subject, String text, String remedy) {
    return new Finding(subject, State.NOTE, text, remedy);
  }

  static Finding wrong(String subject, String text, String remedy) {
    return new Finding(subject, State.WRONG, text, remedy);
  }

  /// As JSON.
  public Map<String, Object> json() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("subject", subject);
    map.put("state", state.word());
    map.put("text", text);
    map.put("remedy", remedy);
    return map;
  }
}
