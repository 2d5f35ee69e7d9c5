/// Planner and executor: renders a segment of a pipe tile by tile. The store keeps what was
/// rendered.
@org.jspecify.annotations.NullMarked
module pentimento.engine {
  requires static transitive org.jspecify;
  requires transitive pentimento.pipe;
  requires java.sql;

  exports pentimento.engine;
  exports pentimento.engine.store;
}
