/// One package per operation.
@org.jspecify.annotations.NullMarked
module pentimento.ops {
  requires static transitive org.jspecify;
  requires transitive pentimento.pipe;

  exports pentimento.ops;
  exports pentimento.ops.channelmixerrgb;
  exports pentimento.ops.colorin;
  exports pentimento.ops.colorout;
  exports pentimento.ops.crop;
  exports pentimento.ops.demosaic;
  exports pentimento.ops.exposure;
  exports pentimento.ops.filmicrgb;
  exports pentimento.ops.finalscale;
  exports pentimento.ops.flip;
  exports pentimento.ops.highlights;
  exports pentimento.ops.rawprepare;
  exports pentimento.ops.sigmoid;
  exports pentimento.ops.temperature;
}
