/// Benchmarks.
@org.jspecify.annotations.NullMarked
module pentimento.bench {
  requires static transitive org.jspecify;
  requires transitive pentimento.app;
}
