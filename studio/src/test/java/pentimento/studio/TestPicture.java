package pentimento.studio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import pentimento.formats.PictureHeader;
import pentimento.formats.pfm.PfmWriter;
import pentimento.kra.PixelFormat;
import pentimento.kra.PlanarPixels;
import pentimento.ops.exposure.Exposure;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Small float pictures for tests, saturated and above 1, and an edit with an exposure.
public final class TestPicture {

  private TestPicture() {}

  /// Writes a picture whose pixels all differ.
  public static Path write(Path file, int width, int height) {
    return write(file, width, height, 1);
  }

  /// @param light what everything is multiplied by
  public static Path write(Path file, int width, int height, float light) {
    Planes planes = Planes.allocate(Rect.ofSize(width, height), 3);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        planes.plane(0)[i] = light * (0.01f + 2f * x / width);
        planes.plane(1)[i] = light * (0.02f + 0.9f * y / height);
        planes.plane(2)[i] = light * (0.5f * (x + y) / (width + height));
      }
    }
    // The working space's own primaries, as saturated as light can be, and one far above 1.
    for (int i = 0; i < 4; i++) {
      for (int c = 0; c < 3; c++) planes.plane(c)[i] = c == i % 3 ? light * (i == 3 ? 9 : 1) : 0;
    }
    new PfmWriter().write(file, PictureHeader.of(width, height, 3), sink -> sink.band(planes));
    return file;
  }

  /// Exposure, then the output transform.
  public static Edit edit(Photo photo) {
    Edit edit = Edits.of(photo, null, Workflow.NONE, List.of());
    return edit.insert(0, Module.of("exposure", new Exposure(0.5f, 0f, false)));
  }

  /// A rectangle of light at (3, 4), as painted on a layer.
  public static PlanarPixels stroke(float value) {
    Planes stroke = Planes.allocate(new Rect(3, 4, 9, 7), 4);
    for (int c = 0; c < 3; c++) Arrays.fill(stroke.plane(c), value);
    Arrays.fill(stroke.plane(3), 1f);
    return PlanarPixels.of(PixelFormat.RGBA_F32, stroke);
  }
}
