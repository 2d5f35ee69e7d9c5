/// PFM, EXR, TIFF, PNG, JPEG, DNG.
@org.jspecify.annotations.NullMarked
module pentimento.formats {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
}
