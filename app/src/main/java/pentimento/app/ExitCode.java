package pentimento.app;

import pentimento.pixel.BadInput;
import pentimento.pixel.BadParameter;
import pentimento.pixel.Cancelled;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.MissingProgram;
import pentimento.pixel.Problem;
import pentimento.pixel.Unsupported;

/// What a process ends with, by kind of problem.
public final class ExitCode {

  public static final int OK = 0;

  /// A comparison or check that ran and whose answer is no.
  public static final int NOT_MET = 1;

  /// The command line itself is wrong.
  public static final int USAGE = 2;

  public static final int BAD_INPUT = 3;
  public static final int BAD_PARAMETER = 4;
  public static final int CANNOT_WRITE = 5;
  public static final int UNSUPPORTED = 6;
  public static final int MISSING_PROGRAM = 7;

  /// A bug of ours.
  public static final int INTERNAL = 70;

  public static final int CANCELLED = 130;

  private ExitCode() {}

  static int of(Problem problem) {
    return switch (problem) {
      case BadInput _ -> BAD_INPUT;
      case BadParameter _ -> BAD_PARAMETER;
      case CannotWrite _ -> CANNOT_WRITE;
      case Unsupported _ -> UNSUPPORTED;
      case MissingProgram _ -> MISSING_PROGRAM;
      case Cancelled _ -> CANCELLED;
    };
  }
}
