package pentimento.kra.flatten;

import java.util.ArrayList;
import java.util.List;
import pentimento.kra.ImageHead;
import pentimento.kra.Node;

/// Collects what cannot be done exactly while a document is planned.
final class Findings {

  private final List<FlattenReport.Inexact> inexact = new ArrayList<>();

  void inexact(Node node, String reason, String instead) {
    add(new FlattenReport.Inexact(node.name(), node.uuid(), reason, instead));
  }

  /// What is true of the whole image.
  void inexact(ImageHead image, String reason, String instead) {
    add(new FlattenReport.Inexact(image.name(), "", reason, instead));
  }

  private void add(FlattenReport.Inexact found) {
    if (!inexact.contains(found)) inexact.add(found);
  }

  List<FlattenReport.Inexact> inexact() {
    return inexact;
  }
}
