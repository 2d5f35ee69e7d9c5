package pentimento.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pentimento.engine.Executor;
import pentimento.pipe.Edit;
import pentimento.pixel.Cancellation;
import pentimento.pixel.Planes;
import pentimento.pixel.Progress;
import pentimento.pixel.Rect;
import pentimento.studio.Darkroom;
import pentimento.studio.Develop;
import pentimento.studio.Edits;
import pentimento.studio.Photo;
import pentimento.studio.Session;
import pentimento.studio.Workflow;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Painter;

/// Times what a slider costs, from the changed edit to pixels in memory, in a process that is warm:
/// medians over changes that were not seen before. On a machine that others use as well, the
/// processor time by the number of cores says more than the time that passed. Run by
/// `bench/sliders.sh RAW [EDIT]`.
public final class Sliders {

  private static final int WARM = 30;
  private static final int COUNTED = 15;
  private static final OperatingSystemMXBean CLOCK =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Sliders() {}

  /// Takes a photograph and, if wanted, an edit of it.
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    Cancellation cancellation = new Cancellation();
    Photo photo = Photo.open(file);
    Edit edit =
        Edits.of(photo, args.length > 1 ? Path.of(args[1]) : null, Workflow.FILMIC, List.of());
    try (Darkroom darkroom =
            new Darkroom(new Executor(), new Painter(null, new Memory(null), _ -> {}));
        Session session = new Session(darkroom, photo, 1L << 30)) {
      Develop.Size box = new Develop.Size(1600, 1600);
      long start = System.nanoTime();
      Planes first = session.preview(edit, box, cancellation, Progress.NONE);
      System.out.printf(Locale.ROOT, "first preview, %s: %.0f ms%n", first.rect(), since(start));
      time(
          "exposure, preview",
          (i, again) ->
              session.preview(
                  set(edit, "exposure.ev=" + (0.5 + i * 0.01)),
                  box,
                  again,
                  cancellation,
                  Progress.NONE));
      time(
          "filmic, preview",
          (i, again) ->
              session.preview(
                  set(edit, "filmicrgb.contrast=" + (1.1 + i * 0.005)),
                  box,
                  again,
                  cancellation,
                  Progress.NONE));
      time(
          "white balance, preview",
          (i, again) ->
              session.preview(
                  set(edit, "temperature.red=" + (1.8 + i * 0.01)),
                  box,
                  again,
                  cancellation,
                  Progress.NONE));
      Rect detail = new Rect(1700, 1300, 1200, 800);
      time(
          "exposure, 1:1 region 1200x800",
          (i, _) ->
              session.region(
                  set(edit, "exposure.ev=" + (0.5 + i * 0.01)),
                  detail,
                  cancellation,
                  Progress.NONE));
      time(
          "another 1:1 region 1200x800",
          (i, _) ->
              session.region(edit, detail.translate(-40 * i, 50 * i), cancellation, Progress.NONE));
    }
  }

  private static Edit set(Edit edit, String setting) {
    return edit.set(Darkroom.catalogue(), setting);
  }

  /// One change.
  @FunctionalInterface
  private interface Render {

    /// @param again the picture before the one that is shown, whose memory is free
    Planes apply(int i, @Nullable Planes again);
  }

  private static void time(String what, Render render) {
    double[] ms = new double[COUNTED];
    double[] cpu = new double[COUNTED];
    Planes before = null;
    Planes shown = null;
    for (int i = 0; i < WARM + COUNTED; i++) {
      long start = System.nanoTime();
      long work = CLOCK.getProcessCpuTime();
      Planes made = render.apply(i, before);
      if (made.rect().isEmpty()) throw new IllegalStateException("nothing was rendered");
      before = shown;
      shown = made;
      if (i < WARM) continue;
      ms[i - WARM] = since(start);
      cpu[i - WARM] = (CLOCK.getProcessCpuTime() - work) / 1e6;
    }
    Arrays.sort(ms);
    Arrays.sort(cpu);
    System.out.printf(
        Locale.ROOT,
        "%-32s median %6.1f ms  (%.1f to %.1f), %.1f ms of processor time%n",
        what,
        ms[COUNTED / 2],
        ms[0],
        ms[COUNTED - 1],
        cpu[COUNTED / 2]);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
