package pentimento.kra.zip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A raw deflate stream, inflated; the inflater is freed when it is closed.
final class InflatedStream extends InflaterInputStream {

  private boolean padded;

  InflatedStream(InputStream raw) {
    super(raw, new Inflater(true), 1 << 16);
  }

  /// A raw stream may need one byte past its end.
  @Override
  protected void fill() throws IOException {
    len = in.read(buf, 0, buf.length);
    if (len < 0) {
      if (padded) throw new IOException("the compressed stream ends early");
      padded = true;
      buf[0] = 0;
      len = 1;
    }
    inf.setInput(buf, 0, len);
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end();
  }
}
