package pentimento.kra.edit;

import java.util.Objects;
import pentimento.kra.KraDocument;
import pentimento.kra.KritaCorpus;

/// Profiles for documents that tests write.
final class Profiles {

  private Profiles() {}

  /// A linear Rec.2020 profile out of a document of the corpus.
  static byte[] any() {
    try (KraDocument d = KraDocument.open(KritaCorpus.document("minimal/full.kra"))) {
      return Objects.requireNonNull(d.part("annotations/icc")).bytes();
    }
  }
}
