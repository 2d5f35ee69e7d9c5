/// Planner and executor: renders a segment of a pipe tile by tile.
@org.jspecify.annotations.NullMarked
module pentimento.engine {
  requires static transitive org.jspecify;
  requires transitive pentimento.pipe;

  exports pentimento.engine;
  exports pentimento.engine.store;
}
