/// Edits on disk, through and branch, watching, finding programs.
@org.jspecify.annotations.NullMarked
module pentimento.studio {
  requires static transitive org.jspecify;
  requires transitive pentimento.engine;
  requires transitive pentimento.ops;
  requires transitive pentimento.kra;
  requires transitive pentimento.kpl;
  requires transitive pentimento.formats;
  requires transitive pentimento.darktable;
}
