/// One package per operation.
@org.jspecify.annotations.NullMarked
module pentimento.ops {
  requires static transitive org.jspecify;
  requires transitive pentimento.pipe;

  exports pentimento.ops;
  exports pentimento.ops.colorin;
  exports pentimento.ops.colorout;
  exports pentimento.ops.exposure;
  exports pentimento.ops.filmicrgb;
  exports pentimento.ops.sigmoid;
}
