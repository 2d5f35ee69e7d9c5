/// Colour-managed palettes: Krita's KPL, the Create swatch XML and the formats other programs use.
@org.jspecify.annotations.NullMarked
module pentimento.kpl {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
  requires java.xml;

  exports pentimento.kpl;
  exports pentimento.kpl.colour;
  exports pentimento.kpl.create;
  exports pentimento.kpl.formats;
  exports pentimento.kpl.krita;
  exports pentimento.kpl.make;
  exports pentimento.kpl.schema;
  exports pentimento.kpl.xml;
}
