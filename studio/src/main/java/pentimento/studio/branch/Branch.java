package pentimento.studio.branch;

import pentimento.pipe.External;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;

/// Passes its input on, bit for bit, and keeps it under a handle, so that documents can show it.
///
/// @param name the user's own, unique in the edit
/// @param handle uuid that names the branch for good
@Op(
    id = "branch",
    label = "branch",
    doc = "Keeps the picture at this place, so that Krita documents can show it.",
    version = 1)
public record Branch(
    @Param(doc = "what you call it") String name,
    @Param(doc = "uuid that names it for good") String handle)
    implements External {

  public static final OperationType<Branch> TYPE =
      new OperationType<>(Branch.class, new Branch("", ""));

  @Override
  public boolean passesOn() {
    return true;
  }
}
