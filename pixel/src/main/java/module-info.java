/// Rectangles, planes, hashes, colour and numeric kernels: the words all other libraries speak.
@org.jspecify.annotations.NullMarked
module pentimento.pixel {
  requires static transitive org.jspecify;

  exports pentimento.pixel;
  exports pentimento.pixel.colour;
  exports pentimento.pixel.numeric;
  exports pentimento.pixel.colour.icc;
}
