/// Makes the sample photograph: a still life, traced by light paths and taken with a synthetic
/// camera, and the painting over it.
@org.jspecify.annotations.NullMarked
module pentimento.sample {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
  requires pentimento.formats;
  requires pentimento.kra;

  exports pentimento.sample;
}
