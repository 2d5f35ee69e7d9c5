/// Command line, resident mode.
@org.jspecify.annotations.NullMarked
module pentimento.app {
  requires static transitive org.jspecify;
  requires transitive pentimento.studio;
}
