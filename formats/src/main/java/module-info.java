/// PFM, EXR, TIFF, PNG, JPEG, DNG.
@org.jspecify.annotations.NullMarked
module pentimento.formats {
  requires static transitive org.jspecify;
  requires transitive pentimento.pixel;
  requires java.desktop;
  requires java.xml;

  exports pentimento.formats;
  exports pentimento.formats.bytes;
  exports pentimento.formats.dng;
  exports pentimento.formats.exr;
  exports pentimento.formats.jpeg;
  exports pentimento.formats.pfm;
  exports pentimento.formats.png;
  exports pentimento.formats.tiff;
}
