package pentimento.pixel;

/// Listens to how far a piece of work has come. Called from any thread, often; must return at once.
@FunctionalInterface
public interface Progress {

  /// Nobody listens.
  Progress NONE = (_, _, _) -> {};

  /// @param stage what is being done, in a word or two
  /// @param done units of work done, from 0
  /// @param total all units of work, at least `done`
  void report(String stage, long done, long total);
}
