package pentimento.formats.dng;

import java.nio.file.Path;
import pentimento.formats.bytes.FileBytes;
import pentimento.formats.tiff.TiffStructure;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Progress;

/// An open DNG. Opening reads only the directories; the mosaic is decoded when it is asked for.
public final class RawFile implements AutoCloseable {

  private final FileBytes bytes;
  private final DngHeader header;

  private RawFile(FileBytes bytes, DngHeader header) {
    this.bytes = bytes;
    this.header = header;
  }

  /// @throws pentimento.pixel.BadInput when the file is no DNG, is truncated or damaged
  /// @throws pentimento.pixel.Unsupported when it is a DNG of a kind that we do not read
  public static RawFile open(Path file) {
    FileBytes bytes = FileBytes.open(file);
    try {
      TiffStructure structure = TiffStructure.read(bytes, "a DNG");
      return new RawFile(bytes, DngHeader.read(structure));
    } catch (RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /// What the header says.
  public RawImage image() {
    return header.image();
  }

  /// The raw numbers: for an uncompressed raw a view into the file that takes no memory and may be
  /// read as long as this is open, otherwise all of them decoded (2 bytes per photosite).
  ///
  /// @param threads how many may decode at once, from 1
  public Mosaic mosaic(int threads, Cancellation cancellation, Progress progress) {
    return MosaicDecoder.decode(header, threads, cancellation, progress);
  }

  @Override
  public void close() {
    bytes.close();
  }
}
