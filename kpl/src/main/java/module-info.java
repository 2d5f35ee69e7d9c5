/// Colour-managed palettes.
@org.jspecify.annotations.NullMarked
module pentimento.kpl {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
}
