package pentimento.studio.painting;

import java.nio.file.Path;
import pentimento.kra.EmptyPixels;
import pentimento.kra.FileLayer;
import pentimento.kra.PixelData;
import pentimento.kra.PixelFormat;
import pentimento.kra.edit.NewDocument;
import pentimento.kra.edit.NewNode;
import pentimento.kra.edit.SaveOptions;
import pentimento.pixel.colour.icc.StandardProfiles;

/// Writes a new painting: 32-bit float RGBA in linear Rec.2020, a locked base layer that shows the
/// picture at the cut, above it an *addition* layer to dodge and a *multiply* layer to burn with.
public final class NewPainting {

  /// Name of the base layer; layers are found by uuid, this is for people.
  public static final String BASE_NAME = "photo (base)";

  private NewPainting() {}

  /// Writes a document with an embedded base layer.
  ///
  /// @param target must not exist
  /// @param title of the document
  /// @param width of the picture at the cut
  /// @param height of the picture at the cut
  /// @param base the picture at the cut, or empty for a base that is filled in at the next refresh
  /// @param record what the base shows; its `layer` is the uuid the base gets
  public static void write(
      Path target, String title, int width, int height, PixelData base, BaseRecord record) {
    write(target, title, width, height, NewNode.paint(BASE_NAME, base), record);
  }

  /// Writes a document with a linked base layer.
  ///
  /// @param base the file that the layer shows, beside the document; must be there already, since
  ///   Krita stops at a document whose files are missing
  public static void writeLinked(
      Path target, String title, int width, int height, Path base, BaseRecord record) {
    write(target, title, width, height, linked(base), record);
  }

  /// A linked base layer.
  public static NewNode linked(Path base) {
    return NewNode.file(
        BASE_NAME,
        String.valueOf(base.getFileName()),
        FileLayer.Scaling.NONE,
        PixelFormat.RGBA_F32);
  }

  private static void write(
      Path target, String title, int width, int height, NewNode base, BaseRecord record) {
    PixelFormat format = PixelFormat.RGBA_F32;
    EmptyPixels empty = EmptyPixels.transparent(format);
    NewDocument.of(
            title,
            width,
            height,
            format,
            StandardProfiles.LINEAR_REC2020.description(),
            StandardProfiles.LINEAR_REC2020.bytes())
        .layers(
            NewNode.paint("burn", empty).op("multiply"),
            NewNode.paint("dodge", empty).op("add"),
            base.locked(true).uuid(record.layer()))
        .annotation(BaseRecord.TYPE, record.description(), record.bytes())
        .write(target, SaveOptions.REPLACE);
  }
}
