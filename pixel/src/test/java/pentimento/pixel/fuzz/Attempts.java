package pentimento.pixel.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import pentimento.pixel.BadInput;
import pentimento.pixel.Unsupported;

/// Readers tried on damaged inputs. The seed and the number of inputs can be set:
/// `-Dpentimento.seed=7 -Dpentimento.fuzz=1000000`.
public final class Attempts {

  public static final long SEED = Long.getLong("pentimento.seed", 20261121);

  private static final long LONGEST_NANOS = 20_000_000_000L;

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Attempts() {}

  /// How many inputs to try.
  ///
  /// @param usual unless told otherwise
  public static int inputs(int usual) {
    return Integer.getInteger("pentimento.fuzz", usual);
  }

  /// Reads what may be refused with an error of ours, and fail with nothing else, soon.
  ///
  /// @param number of the input, by which it can be made again from the seed
  /// @return whether it was refused
  public static boolean refused(int number, byte[] input, Runnable reading) {
    // Of the processor, since a machine may be busy with other things, or asleep.
    long start = SYSTEM.getProcessCpuTime();
    boolean refused = false;
    try {
      reading.run();
    } catch (BadInput | Unsupported e) {
      assertThat(e.getMessage()).isNotBlank();
      refused = true;
    } catch (Throwable e) {
      throw new AssertionError(
          "seed "
              + SEED
              + ", input "
              + number
              + ": "
              + HexFormat.of().formatHex(input, 0, Math.min(600, input.length)),
          e);
    }
    assertThat(SYSTEM.getProcessCpuTime() - start)
        .as("time of input %d", number)
        .isLessThan(LONGEST_NANOS);
    return refused;
  }
}
