package pentimento.engine.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers commands that had nothing to do: while no file that such a command looked at has
/// changed, the same command has nothing to do again, and that is found out without opening any.
///
/// When in doubt a command is unknown, which costs time and is never wrong.
public final class IdleRuns {
  /*
   * A memo holds what was said, and the stamp of every file that had a say. It is made only when all of them had
   * been at rest for longer than a tick of the file system's clock before the command began, so that
   * no change since then can hide behind an equal stamp (see FileMemory). That a file is absent is
   * known by its folder, which is stamped too: names cannot come and go without a trace there.
   */

  private static final String KIND = "idle";
  private static final String ABSENT = "absent";

  private final Memos memos;
  private final Clock clock;

  public IdleRuns(Memos memos) {
    this(memos, Clock.systemUTC());
  }

  IdleRuns(Memos memos, Clock clock) {
    this.memos = memos;
    this.clock = clock;
  }

  /// What a command says when it has nothing to do.
  ///
  /// @param errors lines on standard error
  /// @param output lines on standard output
  public record Said(List<String> errors, List<String> output) {}

  /// The clock that [#remember] wants to know the beginning by.
  public Instant now() {
    return clock.instant();
  }

  /// What a command said that had nothing to do; null when it may have something now.
  ///
  /// @param command all that decides what it does but for files: words, folder, build
  public @Nullable Said recall(List<String> command) {
    List<String> lines = memos.get(KIND, key(command));
    if (lines == null) return null;
    try {
      if (clock.millis() < Long.parseLong(lines.getFirst())) return null;
      List<String> errors = new ArrayList<>();
      List<String> output = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String rest = line.substring(2);
        switch (line.charAt(0)) {
          case 'e' -> errors.add(rest);
          case 'o' -> output.add(rest);
          case 'f' -> {
            int end = rest.indexOf('\t');
            Path file = Path.of(rest.substring(end + 1));
            if (!rest.substring(0, end).equals(stamp(file))) return null;
          }
          default -> {
            return null;
          }
        }
      }
      return new Said(errors, output);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      return null;
    }
  }

  /// Remembers that a command had nothing to do, where that can be relied on.
  ///
  /// @param began when it had not looked at any file yet
  /// @param files all that had a say, there or not
  public void remember(List<String> command, Instant began, List<Path> files, Said said) {
    Set<Path> all = new LinkedHashSet<>();
    for (Path file : files) {
      Path absolute = file.toAbsolutePath().normalize();
      all.add(absolute);
      Path folder = absolute.getParent();
      while (folder != null && !Files.exists(absolute)) {
        all.add(folder);
        if (Files.exists(folder)) break;
        folder = folder.getParent();
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(Long.toString(clock.millis()));
    for (Path file : all) {
      FileStamp stamp = FileStamp.ofAny(file);
      if (stamp != null && !stamp.settled(began)) return;
      lines.add("f " + stamp(file) + "\t" + file);
    }
    for (String line : said.errors) lines.add("e " + line);
    for (String line : said.output) lines.add("o " + line);
    for (String line : lines) if (line.contains("\n")) return;
    boolean _ = memos.put(KIND, key(command), lines);
  }

  private static String stamp(Path file) {
    FileStamp stamp = FileStamp.ofAny(file);
    return stamp == null ? ABSENT : stamp.line();
  }

  private static String key(List<String> command) {
    StringBuilder key = new StringBuilder();
    for (String word : command) key.append(word.length()).append(':').append(word);
    return key.toString();
  }
}
