/// Comparing our flattening with Krita's own pixels over a corpus of documents.
package pentimento.kra.conform;
