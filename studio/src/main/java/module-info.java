/// Photographs, edits on disk, paintings, renders: joins the other libraries.
@org.jspecify.annotations.NullMarked
module pentimento.studio {
  requires static transitive org.jspecify;
  requires transitive pentimento.engine;
  requires transitive pentimento.host;
  requires transitive pentimento.ops;
  requires transitive pentimento.kra;
  requires transitive pentimento.kpl;
  requires transitive pentimento.formats;
  requires transitive pentimento.darktable;

  exports pentimento.studio;
  exports pentimento.studio.branch;
  exports pentimento.studio.identity;
  exports pentimento.studio.painting;
  exports pentimento.studio.watch;
}
