/// Flattening: what Krita shows of a document, computed tile by tile in the document's own colour
/// space and depth.
///
/// [pentimento.kra.flatten.Flattener] is the door; [pentimento.kra.flatten.FlattenReport] says what
/// of the result is not exact.
package pentimento.kra.flatten;
