package pentimento.kra.edit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.kra.PixelFormat;
import pentimento.kra.zip.ZipWriter;

/// A document that is to be written: immutable, with a method for each thing that can be said about
/// it, each giving a changed copy.
///
/// @param name title, and the folder of the layers in the archive; not empty
/// @param width in pixels
/// @param height in pixels
/// @param format of the image
/// @param profileName the profile's description
/// @param icc the profile, which new layers of the same format share
/// @param resolution pixels per inch
/// @param layers topmost first
/// @param annotations kept by Krita at every save
/// @param previews what other programs show; null leaves them out, Krita makes them at its first
///   save
public record NewDocument(
    String name,
    int width,
    int height,
    PixelFormat format,
    String profileName,
    byte[] icc,
    double resolution,
    List<NewNode> layers,
    List<NewAnnotation> annotations,
    @Nullable Previews previews) {

  private static final byte[] MIMETYPE = "application/x-krita".getBytes(StandardCharsets.US_ASCII);

  public NewDocument {
    if (name.isEmpty()) throw new IllegalArgumentException("a document needs a name");
    if (width < 1 || height < 1)
      throw new IllegalArgumentException(width + "x" + height + " pixels");
    layers = List.copyOf(layers);
    annotations = List.copyOf(annotations);
  }

  /// A document without layers at 300 pixels per inch.
  public static NewDocument of(
      String name, int width, int height, PixelFormat format, String profileName, byte[] icc) {
    return new NewDocument(
        name, width, height, format, profileName, icc, 300, List.of(), List.of(), null);
  }

  /// With these layers, topmost first.
  public NewDocument layers(NewNode... topmostFirst) {
    return with(resolution, List.of(topmostFirst), annotations, previews);
  }

  /// With an annotation, in the place of one of the same type.
  ///
  /// @param description for people
  public NewDocument annotation(String type, String description, byte[] content) {
    List<NewAnnotation> all = new ArrayList<>(annotations);
    all.removeIf(a -> a.type().equals(type));
    all.add(new NewAnnotation(type, description, content));
    return with(resolution, layers, all, previews);
  }

  /// @param pixelsPerInch of the print; vector layers scale by it
  public NewDocument resolution(double pixelsPerInch) {
    return with(pixelsPerInch, layers, annotations, previews);
  }

  /// With the pictures that other programs show; without them there are none until Krita saves.
  public NewDocument previews(Previews pictures) {
    return with(resolution, layers, annotations, pictures);
  }

  private NewDocument with(
      double ppi, List<NewNode> nodes, List<NewAnnotation> notes, @Nullable Previews pictures) {
    return new NewDocument(
        name, width, height, format, profileName, icc, ppi, nodes, notes, pictures);
  }

  /// Writes the document, whole or not at all.
  ///
  /// @throws pentimento.pixel.CannotWrite when the system refuses
  public void write(Path target, SaveOptions options) {
    SafeSave.write(target, options, null, channel -> write(new ZipWriter(channel), options));
  }

  private void write(ZipWriter zip, SaveOptions options) throws IOException {
    NodeXml nodes = new NodeXml(2, format.kritaId(), icc);
    StringBuilder tree = new StringBuilder();
    for (NewNode layer : layers) tree.append(nodes.write(layer, "layer", 3));
    String main = main(tree.toString());
    zip.stored("mimetype", MIMETYPE);
    zip.deflated("maindoc.xml", main.getBytes(StandardCharsets.UTF_8));
    zip.deflated("documentinfo.xml", information().getBytes(StandardCharsets.UTF_8));
    if (previews != null) zip.stored("preview.png", previews.thumbnail());
    for (NodeXml.NewFile file : nodes.files()) {
      PayloadFiles.write(zip, name + "/layers/", file, options.cancellation());
    }
    zip.deflated(name + "/annotations/icc", icc);
    for (NewAnnotation a : annotations) {
      zip.deflated(name + "/annotations/" + a.type(), a.content());
    }
    if (previews != null) zip.stored("mergedimage.png", previews.merged());
    zip.finish();
  }

  /// The text of `maindoc.xml` with the given layers.
  String main(String tree) {
    String ppi = String.format(Locale.ROOT, "%s", trimmed(resolution));
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE DOC PUBLIC '-//KDE//DTD krita 2.0//EN' 'http://www.calligra.org/DTD/krita-2.0.dtd'>
            <DOC xmlns="http://www.calligra.org/DTD/krita" syntaxVersion="2.0" editor="Pentimento" kritaVersion="5.1.5">
            """);
    xml.append(" <IMAGE name=\"").append(XmlText.attribute(name));
    xml.append("\" mime=\"application/x-kra\" description=\"\" width=\"").append(width);
    xml.append("\" height=\"").append(height).append("\" x-res=\"").append(ppi);
    xml.append("\" y-res=\"").append(ppi).append("\" colorspacename=\"").append(format.kritaId());
    xml.append("\" profile=\"").append(XmlText.attribute(profileName)).append("\">\n  <layers>\n");
    xml.append(tree);
    xml.append("  </layers>\n  <ProjectionBackgroundColor ColorData=\"");
    xml.append(Base64.getEncoder().encodeToString(format.transparentPixel())).append("\"/>\n");
    if (!annotations.isEmpty()) {
      xml.append("  <Annotations>\n");
      for (NewAnnotation a : annotations) xml.append("   ").append(element(a)).append('\n');
      xml.append("  </Annotations>\n");
    }
    return xml.append(" </IMAGE>\n</DOC>\n").toString();
  }

  static String element(NewAnnotation a) {
    return "<Annotation type=\""
        + XmlText.attribute(a.type())
        + "\" description=\""
        + XmlText.attribute(a.description())
        + "\"/>";
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private String information() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE document-info PUBLIC '-//KDE//DTD document-info 1.1//EN' 'http://www.calligra.org/DTD/document-info-1.1.dtd'>
    <document-info xmlns="http://www.calligra.org/DTD/document-info">
     <about>
      <title>%s</title>
     </about>
    </document-info>
    """
        .formatted(XmlText.attribute(name));
  }
}
