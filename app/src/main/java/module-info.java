/// The command line and the resident process.
@org.jspecify.annotations.NullMarked
module pentimento.app {
  requires static transitive org.jspecify;
  requires transitive pentimento.studio;
  requires info.picocli;

  exports pentimento.app;

  opens pentimento.app to
      info.picocli;
}
