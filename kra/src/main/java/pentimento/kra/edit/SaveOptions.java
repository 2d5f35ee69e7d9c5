package pentimento.kra.edit;

import pentimento.pixel.Cancellation;

/// How a document is written.
///
/// @param keepPrevious whether the file that is replaced stays as `.NAME~`, beside the `NAME~` that
///   Krita keeps
/// @param cancellation stops the writing; the old file stays as it was
public record SaveOptions(boolean keepPrevious, Cancellation cancellation) {

  /// Replaces what is there.
  public static final SaveOptions REPLACE = new SaveOptions(false, new Cancellation());

  /// Replaces what is there and keeps it as `.NAME~`.
  public static final SaveOptions KEEP_PREVIOUS = new SaveOptions(true, new Cancellation());
}
