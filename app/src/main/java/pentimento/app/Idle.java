package pentimento.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.engine.store.IdleRuns;
import pentimento.engine.store.Memos;
import pentimento.engine.store.StoreFolder;
import pentimento.host.Places;
import pentimento.kra.KraDocument;
import pentimento.pipe.Module;
import pentimento.pixel.ContentHash;
import pentimento.pixel.Problem;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchLayer;
import pentimento.studio.identity.Documents;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.identity.Whereabouts;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.Through;
import picocli.CommandLine;

/// A `develop` that may turn out to have nothing to do: says what it says, and remembers that
/// together with all files that had a say, so that the next one answers before it loads anything.
final class Idle {

  /// Options with which nothing is remembered.
  private static final Set<String> NEVER = Set.of("--force", "--no-store");

  private final CommandLine line;
  private final IdleRuns runs;
  private final Instant began;
  private final List<String> errors = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private boolean known;

  /// @param line the command
  Idle(CommandLine line, Memos memos) {
    this.line = line;
    this.runs = new IdleRuns(memos);
    this.began = runs.now();
    // For a client in another folder, the words mean other files than for us.
    this.known = PentimentoCommand.above(line).live() == null;
  }

  /// Answers a command line that is known to have nothing to do.
  ///
  /// @return whether it did; nothing is said otherwise
  static boolean answers(String[] words) {
    if (!known(words)) return false;
    try {
      Memos memos = new Memos(new StoreFolder(Places.ofThisProcess().store()));
      IdleRuns.Said said = new IdleRuns(memos).recall(command(words));
      if (said == null) return false;
      said.errors().forEach(System.err::println);
      said.output().forEach(System.out::println);
      return true;
    } catch (Problem | InvalidPathException _) {
      return false;
    }
  }

  /// Says a line of complaint.
  void complain(String text) {
    line.getErr().println(text);
    errors.add(text);
  }

  /// Says a line.
  void say(String text) {
    line.getOut().println(text);
    output.add(text);
  }

  /// Notes a file that had a say.
  void depends(Path file) {
    files.add(file);
  }

  /// Notes what a photograph's picture is made of.
  ///
  /// @param found whether its edit was looked for, not named
  /// @param memory knows paintings; null when they do not matter
  void depends(Photo photo, OwnEdit own, boolean found, @Nullable Memory memory) {
    files.add(photo.file());
    ContentHash made = own.edit().sourceHash();
    known &= own.strayed() == null && (made == null || made.equals(photo.hash()));
    if (found) edit(photo, own);
    if (memory == null) return;
    for (Module module : own.edit().modules()) {
      if (!module.enabled() || !(module.operation() instanceof Through through)) continue;
      switch (Documents.look(photo.file(), through, memory)) {
        case Documents.Whereabout.Here here -> {
          files.add(here.file());
          // The pictures of branches come from elsewhere.
          known &= !showsBranches(here.file());
        }
        // What was found elsewhere is searched for again.
        default -> known = false;
      }
    }
  }

  private static boolean showsBranches(Path document) {
    try (KraDocument open = KraDocument.open(document)) {
      return !BranchLayer.of(open).isEmpty();
    }
  }

  /// Without an edit at its place, one may turn up in the folder or be seen elsewhere.
  private void edit(Photo photo, OwnEdit own) {
    Path sidecar = own.place().sidecar();
    files.add(sidecar);
    if (Files.exists(sidecar)) return;
    Path seen = new Whereabouts(Places.ofThisProcess().store()).edited(photo.hash());
    if (seen != null) files.add(seen);
    known &= !Files.exists(seen == null ? sidecar : seen);
  }

  /// Something was done.
  void worked() {
    known = false;
  }

  /// Remembers what was said, if nothing was done.
  void end() {
    List<String> given = line.getParent().getParseResult().originalArgs();
    String[] words = given.toArray(String[]::new);
    if (!known || !known(words)) return;
    runs.remember(command(words), began, files, new IdleRuns.Said(errors, output));
  }

  private static boolean known(String[] words) {
    return Arrays.stream(words).noneMatch(NEVER::contains);
  }

  private static List<String> command(String[] words) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("pentimento.build", "unknown"));
    command.add(Path.of("").toAbsolutePath().toString());
    command.addAll(Arrays.asList(words));
    return command;
  }
}
