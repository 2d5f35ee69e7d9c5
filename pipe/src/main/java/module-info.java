/// The shapes of an operation, parameter schema, edit, order.
@org.jspecify.annotations.NullMarked
module pentimento.pipe {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;

  exports pentimento.pipe;
}
