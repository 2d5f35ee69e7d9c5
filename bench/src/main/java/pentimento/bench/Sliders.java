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

  private static final int WARM = 60;
  private static final int COUNTED = 30;
  private static final Develop.Size BOX = new Develop.Size(1600, 1600);
  private static final Rect DETAIL = new Rect(1700, 1300, 1200, 800);
  private static final OperatingSystemMXBean CLOCK =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Sliders() {}

  /// Takes a photograph and, if wanted, an edit of it.
  public static void main(String[] args) {
    Path file = Path.of(args[0]);
    Photo photo = Photo.open(file);
    Edit edit =
        Edits.of(photo, args.length > 1 ? Path.of(args[1]) : null, Workflow.FILMIC, List.of());
    try (Darkroom darkroom =
            new Darkroom(new Executor(), new Painter(null, new Memory(null), _ -> {}));
        Session session = new Session(darkroom, photo, 1L << 30)) {
      long start = System.nanoTime();
      Planes first = preview(session, edit, null);
      System.out.printf(Locale.ROOT, "first preview, %s: %.0f ms%n", first.rect(), since(start));
      List<Change> changes =
          List.of(
              new Change(
                  "exposure, preview",
                  (i, again) ->
                      preview(session, set(edit, "exposure.ev=" + (0.5 + i * 0.01)), again)),
              new Change(
                  "filmic, preview",
                  (i, again) ->
                      preview(
                          session, set(edit, "filmicrgb.contrast=" + (1.1 + i * 0.005)), again)),
              new Change(
                  "white balance, preview",
                  (i, again) ->
                      preview(session, set(edit, "temperature.red=" + (1.8 + i * 0.01)), again)),
              new Change(
                  "exposure, 1:1 region 1200x800",
                  (i, _) -> region(session, set(edit, "exposure.ev=" + (0.5 + i * 0.01)), DETAIL)),
              new Change(
                  "another 1:1 region 1200x800",
                  (i, _) -> region(session, edit, DETAIL.translate(-18 * i, 20 * i))));
      // A slider comes after others: all the code is warm before the first one counts.
      for (Change change : changes) change.run(0, WARM);
      for (Change change : changes) change.time();
    }
  }

  private static Edit set(Edit edit, String setting) {
    return edit.set(Darkroom.catalogue(), setting);
  }

  private static Planes preview(Session session, Edit edit, @Nullable Planes again) {
    return session.preview(edit, BOX, again, new Cancellation(), Progress.NONE);
  }

  private static Planes region(Session session, Edit edit, Rect rect) {
    return session.region(edit, rect, new Cancellation(), Progress.NONE);
  }

  @FunctionalInterface
  private interface Render {

    /// @param again the picture before the one that is shown, whose memory is free
    Planes apply(int i, @Nullable Planes again);
  }

  /// What a hand does: the same slider moved on and on.
  private record Change(String what, Render render) {

    /// Times in ms, the whole and the processor's.
    double[][] run(int from, int count) {
      double[] ms = new double[count];
      double[] cpu = new double[count];
      Planes before = null;
      Planes shown = null;
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        long work = CLOCK.getProcessCpuTime();
        Planes made = render.apply(from + i, before);
        if (made.rect().isEmpty()) throw new IllegalStateException("nothing was rendered");
        before = shown;
        shown = made;
        ms[i] = since(start);
        cpu[i] = (CLOCK.getProcessCpuTime() - work) / 1e6;
      }
      return new double[][] {ms, cpu};
    }

    void time() {
      double[][] times = run(WARM, COUNTED);
      double[] ms = times[0];
      double[] cpu = times[1];
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
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
