/// The shapes of an operation, parameter schema, edit, order.
@org.jspecify.annotations.NullMarked
module pentimento.pipe {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
  requires tools.jackson.core;

  exports pentimento.pipe;
}
