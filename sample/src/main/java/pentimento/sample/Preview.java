package pentimento.sample;

import java.io.*;
import java.nio.*;
import java.nio.file.*;
import pentimento.pixel.*;
import pentimento.sample.still.*;

class Preview {
  public static void main(String[] a) throws IOException {
    int w = Integer.parseInt(a[1]), h = w * 2 / 3;
    Rect r = new Rect(0, 0, w, h);
    if (a.length > 3) r = new Rect(Integer.parseInt(a[3]), Integer.parseInt(a[4]), Integer.parseInt(a[5]), Integer.parseInt(a[6]));
    StillLife s = new StillLife();
    long t = System.nanoTime();
    Planes p = new Renderer(s, w, h, Integer.parseInt(a[2])).render(r, 2, () -> {});
    System.out.println((System.nanoTime() - t) / 1e9);
    int n = r.width() * r.height();
    ByteBuffer b = ByteBuffer.allocate(n * 12).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < n; i++) for (int c = 0; c < 3; c++) b.putFloat(p.plane(c)[i]);
    Files.write(Path.of(a[0]), b.array());
  }
}
