/// Krita's documents: read, written, edited and flattened.
@org.jspecify.annotations.NullMarked
module pentimento.kra {
  requires com.github.weisj.jsvg;
  requires java.desktop;
  requires java.logging;
  requires pentimento.formats;
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
  requires transitive pentimento.host;

  exports pentimento.kra;
  exports pentimento.kra.conform;
  exports pentimento.kra.content;
  exports pentimento.kra.edit;
  exports pentimento.kra.flatten;
  exports pentimento.kra.inspect;
  exports pentimento.kra.program;
  exports pentimento.kra.salvage;
  exports pentimento.kra.zip;
}
