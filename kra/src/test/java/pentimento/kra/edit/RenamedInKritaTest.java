package pentimento.kra.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;
import pentimento.kra.Node;

/// Documents in which we renamed a node, in the real Krita: it opens every one that it opens as it
/// was, and finds the same nodes in it but for the name. That nothing else of the file changes is
/// [RenameOverCorpusTest]'s.
@Tag("long")
class RenamedInKritaTest {

  private static final String NAME = "renamed <&> \"ü\" ☃";

  @TempDir Path folder = Path.of("");

  private record Case(Path original, Path renamed, String name) {}

  @Test
  void krita_opens_every_document_with_a_renamed_layer() throws Exception {
    List<Case> cases = new ArrayList<>();
    for (Path original : KritaCorpus.documents()) {
      try (KraDocument document = KraDocument.open(original)) {
        List<Node> layers = new ArrayList<>(document.layers());
        if (layers.isEmpty()) continue;
        Node node = layers.get(Math.floorMod(original.getFileName().hashCode(), layers.size()));
        String ending = original.toString().substring(original.toString().length() - 4);
        Path renamed = folder.resolve(cases.size() + ending);
        KraEdit.of(document).rename(node, NAME).save(renamed, SaveOptions.REPLACE);
        cases.add(new Case(original, renamed, node.name()));
      }
    }
    List<Path> all = new ArrayList<>();
    for (Case c : cases) all.addAll(List.of(c.original, c.renamed));
    List<KritaBatch.Seen> seen = KritaBatch.open(all, Files.createDirectory(folder.resolve("run")));
    int opened = 0;
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Case c = cases.get(i);
      KritaBatch.Seen before = seen.get(2 * i);
      KritaBatch.Seen after = seen.get(2 * i + 1);
      String document = c.original.getFileName().toString();
      assertThat(after.outcome()).as(document).isEqualTo(before.outcome());
      if (!before.outcome().equals("opened")) {
        refused.add(document);
        continue;
      }
      opened++;
      assertThat(after.nodes()).as(document).isEqualTo(renamed(before.nodes(), c, after.nodes()));
    }
    System.out.println(
        opened + " renamed documents open in Krita; as they were it refuses " + refused);
    // Hand-made ones that probe what Krita insists on, and one of clones that show each other, at
    // which it may crash.
    assertThat(refused)
        .containsExactlyInAnyOrder(
            "future_syntax.kra",
            "leanest.kra",
            "leanest_no_mime_attr.kra",
            "no_doctype.kra",
            "no_name_attr.kra",
            "no_syntaxVersion.kra",
            "no_versions.kra",
            "kralint_pass_malformed_document__sub_pass_05_02.kra");
    assertThat(opened).isEqualTo(cases.size() - refused.size()).isGreaterThan(450);
  }

  /// The nodes with the new name in the place where it is seen, if the old one was there.
  private static List<String> renamed(List<String> before, Case c, List<String> after) {
    List<String> expected = new ArrayList<>(before);
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      String type = before.get(i).substring(0, before.get(i).indexOf(' ') + 1);
      if (after.get(i).equals(type + NAME) && before.get(i).equals(type + c.name)) {
        expected.set(i, type + NAME);
        return expected;
      }
    }
    expected.add("the new name");
    return expected;
  }
}
