package pentimento.darktable.sidecar;

/// One step of darktable's history: the complete state of one module after it.
///
/// @param operation darktable's id of the operation
/// @param instance which instance of the operation, from 0; says nothing about order
/// @param label the user's own name for the instance, often empty
/// @param enabled whether the module takes part
/// @param version of the parameters
/// @param params the parameters' structure in lower-case hexadecimal
/// @param blendVersion of the blending parameters; 0 when there are none
/// @param blend the blending parameters' structure in lower-case hexadecimal, may be empty
/// @param place where in the file it stands, for messages
public record HistoryItem(
    String operation,
    int instance,
    String label,
    boolean enabled,
    int version,
    String params,
    int blendVersion,
    String blend,
    String place) {

  /// How people name the module: `exposure`, or `exposure#1` for a further instance.
  public String name() {
    return instance == 0 ? operation : operation + "#" + instance;
  }
}
