/// The command line and the resident process.
@org.jspecify.annotations.NullMarked
module pentimento.app {
  requires static transitive org.jspecify;
  requires transitive pentimento.studio;
  requires transitive info.picocli;
  requires java.management;
  requires java.net.http;
  requires jdk.httpserver;
  requires jdk.management;
  requires tools.jackson.core;

  exports pentimento.app;

  opens pentimento.app to
      info.picocli;
  opens pentimento.app.branch to
      info.picocli;
  opens pentimento.app.edit to
      info.picocli;
  opens pentimento.app.kpl to
      info.picocli;
  opens pentimento.app.kra to
      info.picocli;
  opens pentimento.app.store to
      info.picocli;
}
