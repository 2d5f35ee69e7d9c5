package pentimento.studio.painting;

import pentimento.pipe.External;
import pentimento.pipe.Op;
import pentimento.pipe.OperationType;
import pentimento.pipe.Param;

/// Hands its input to a painting program as the base layer of a document and goes on with the
/// flattened painting.
///
/// @param document file name of the document, relative to the photograph's folder
/// @param base how the base layer is kept
/// @param layer uuid of the base layer
/// @param below fingerprint of what the base layer in the document shows; empty when it shows
///   nothing yet
/// @param painting hash of what has been painted, base excluded, when the edit was last written
/// @param result fingerprint of the flattened painting then
/// @param keep whether the flattened painting is kept beside the document, see [ResultPicture]
/// @param kept hash of the bytes of that file when it was written; empty when it was not
@Op(
    id = "through",
    label = "painting",
    doc = "Hands the picture to Krita and goes on with what was painted on it.",
    version = 1)
public record Through(
    @Param(doc = "file name of the document, beside the photograph") String document,
    @Param(doc = "how the base layer is kept") Base base,
    @Param(doc = "uuid of the base layer") String layer,
    @Param(doc = "fingerprint of what the base layer shows") String below,
    @Param(doc = "hash of what has been painted") String painting,
    @Param(doc = "fingerprint of the flattened painting") String result,
    @Param(doc = "whether the flattened painting is kept as a file, too") boolean keep,
    @Param(doc = "hash of that file") String kept)
    implements External {

  public static final OperationType<Through> TYPE =
      new OperationType<>(Through.class, new Through("", Base.EMBEDDED, "", "", "", "", false, ""));

  /// How the base layer is kept.
  public enum Base {
    /// A locked paint layer in the document.
    EMBEDDED,
    /// A file layer on a picture beside the document.
    LINKED
  }

  /// The same painting, its document found elsewhere.
  public Through withDocument(String newDocument) {
    return new Through(newDocument, base, layer, below, painting, result, keep, kept);
  }

  /// The same with other hashes.
  public Through withHashes(String newBelow, String newPainting, String newResult) {
    return new Through(document, base, layer, newBelow, newPainting, newResult, keep, kept);
  }

  /// The same, its result kept as a file or not.
  ///
  /// @param hash of the file's bytes; empty when there is none yet
  public Through withKept(boolean now, String hash) {
    return new Through(document, base, layer, below, painting, result, now, hash);
  }
}
