package pentimento.studio.painting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import pentimento.pipe.Edit;
import pentimento.pipe.ImageInfo;
import pentimento.pipe.Module;
import pentimento.pixel.Cancellation;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Progress;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.RenderedBands;
import pentimento.studio.SegmentName;

/// Makes the base layer of a painting for nothing, so that the code that makes it is compiled by
/// the time somebody waits for it.
public final class BaseRehearsal {

  private BaseRehearsal() {}

  /// Renders the base of an edit's lowest painting that is on, unless darktable has a part in it,
  /// whose code is its own.
  ///
  /// @throws pentimento.pixel.Problem when it cannot be rendered; a refresh would say the same
  public static void run(Darkroom darkroom, Photo photo, Edit edit, Cancellation cancellation) {
    for (int i = 0; i < edit.modules().size(); i++) {
      Module module = edit.modules().get(i);
      if (!module.enabled() || !(module.operation() instanceof Through through)) continue;
      if (!SegmentName.needsDarktable(edit.modules().subList(0, i))) {
        // The second time it finds what the first one kept, as the next move of a slider will.
        for (int time = 0; time < 2; time++) {
          make(darkroom, Cut.of(darkroom, photo, edit, i, cancellation), through, cancellation);
        }
      }
      return;
    }
  }

  private static void make(Darkroom darkroom, Cut cut, Through through, Cancellation cancellation) {
    ImageInfo info = cut.rendering().plan().out();
    RenderedBands bands =
        new RenderedBands(
            darkroom.executor(),
            cut.rendering().plan(),
            info.bounds(),
            cancellation,
            Progress.NONE);
    try {
      switch (through.base()) {
        case EMBEDDED -> bands.produce(band -> {});
        case LINKED -> {
          Path file = Files.createTempFile("pentimento-base-", ".exr");
          try {
            BaseRecord record = cut.record(through.layer());
            int threads = darkroom.executor().threads();
            LinkedBase.write(file, info.width(), info.height(), bands, record, threads);
          } finally {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException e) {
      throw new CannotWrite(System.getProperty("java.io.tmpdir", "the temporary folder"), e);
    }
  }
}
