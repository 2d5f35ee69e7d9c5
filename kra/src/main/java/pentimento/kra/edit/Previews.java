package pentimento.kra.edit;

/// The pictures other programs show of a document, each a PNG.
///
/// @param thumbnail `preview.png`, fitted into 256 × 256
/// @param merged `mergedimage.png`, the flattened image at full size
public record Previews(byte[] thumbnail, byte[] merged) {}
