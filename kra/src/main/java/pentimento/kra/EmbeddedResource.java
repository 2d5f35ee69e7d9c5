package pentimento.kra;

import org.jspecify.annotations.Nullable;

/// A palette, pattern, gradient or the like that travels with the document.
///
/// @param type Krita's word for its kind: `palettes`, `patterns`
/// @param name as the painter sees it
/// @param filename as written
/// @param md5 checksum as written; empty in old documents
/// @param content null when the document only names it
public record EmbeddedResource(
    String type, String name, String filename, String md5, @Nullable Part content) {}
