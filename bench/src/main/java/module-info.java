/// Benchmarks.
@org.jspecify.annotations.NullMarked
module pentimento.bench {
  requires static transitive org.jspecify;
  requires java.management;
  requires pentimento.pixel;
  requires transitive pentimento.app;
}
