/// The machine we run on: its folders, the user's settings, the programs that are installed.
@org.jspecify.annotations.NullMarked
module pentimento.host {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;

  exports pentimento.host;
}
