package pentimento.pipe;

import java.util.Map;

/// An operation placed in a pipe.
///
/// @param id the operation's id
/// @param instance 0 for the first of its operation; says nothing about order
/// @param label the user's own name for it, often empty
/// @param enabled whether it takes part in renders
/// @param operation algorithm and parameters
/// @param extra what a file said that we do not know, kept for writing
public record Module(
    String id,
    int instance,
    String label,
    boolean enabled,
    Operation operation,
    Map<String, Object> extra) {

  /// An enabled module without label.
  public static Module of(String id, Operation operation) {
    return new Module(id, 0, "", true, operation, Map.of());
  }

  /// How people name it: `exposure`, or `exposure#1` for a further instance.
  public String name() {
    return instance == 0 ? id : id + "#" + instance;
  }

  public Module withOperation(Operation now) {
    return new Module(id, instance, label, enabled, now, extra);
  }

  public Module withEnabled(boolean now) {
    return new Module(id, instance, label, now, operation, extra);
  }

  public Module withInstance(int now) {
    return new Module(id, now, label, enabled, operation, extra);
  }
}
