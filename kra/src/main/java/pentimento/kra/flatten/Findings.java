package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import pentimento.kra.Node;

/// Collects what cannot be done exactly while a document is planned.
final class Findings {

  private final List<FlattenReport.Inexact> inexact = new ArrayList<>();

  void inexact(Node node, String reason, String instead) {
    FlattenReport.Inexact found =
        new FlattenReport.Inexact(node.name(), node.uuid(), reason, instead);
    if (!inexact.contains(found)) inexact.add(found);
  }

  List<FlattenReport.Inexact> inexact() {
    return inexact;
  }
}
