/// Planner, executor, store.
@org.jspecify.annotations.NullMarked
module pentimento.engine {
  requires static transitive org.jspecify;
  requires transitive pentimento.pipe;
}
