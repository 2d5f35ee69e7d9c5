/// darktable XMP in and out, the darktable engine.
@org.jspecify.annotations.NullMarked
module pentimento.darktable {
  requires static transitive org.jspecify;
  requires transitive pentimento.pipe;
  requires transitive pentimento.ops;
  requires transitive pentimento.formats;
  requires transitive pentimento.host;
  requires java.xml;

  exports pentimento.darktable;
  exports pentimento.darktable.conform;
  exports pentimento.darktable.program;
  exports pentimento.darktable.sidecar;
}
