package pentimento.app.store;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.engine.store.Eviction;
import pentimento.engine.store.StoreFolder;
import pentimento.host.Places;
import pentimento.studio.StoreLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `store gc`: makes room.
@Command(
    name = "gc",
    description = {
      "Removes the results not used for longest until the store is within its limit, those of",
      "branches aside, and what killed processes left. All that is removed can be rendered again."
    },
    mixinStandardHelpOptions = true)
final class GcCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--dry-run", description = "Removes nothing and says what would be.")
  private boolean dryRun;

  @Option(
      names = "--to",
      paramLabel = "SIZE",
      description = "Shrinks to this size, such as 5GB or 0. Default: the store's limit.")
  private @Nullable String size;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Places places = Places.ofThisProcess();
    long limit =
        size == null ? StoreLimit.of(places, System.getenv()) : StoreLimit.parse("--to", size);
    Eviction.Outcome done = new Eviction(new StoreFolder(places.store()), limit).run(dryRun);
    String removed = dryRun ? "would remove " : "removed ";
    new Answer()
        .put("dryRun", dryRun, "")
        .put("limit", limit, "")
        .put("objects", done.before().files(), "")
        .put("bytes", done.before().bytes(), "")
        .put("evicted", done.evicted().files(), "")
        .put("evictedBytes", done.evicted().bytes(), removed + text(done.evicted(), "results"))
        .put("leftovers", done.leftovers().files(), "")
        .put(
            "leftoverBytes",
            done.leftovers().bytes(),
            removed + text(done.leftovers(), "leftovers"))
        .put("pinned", done.pinned().files(), "")
        .put("pinnedBytes", done.pinned().bytes(), "pinned " + text(done.pinned(), "results"))
        .print(spec, json);
    return ExitCode.OK;
  }

  private static String text(Eviction.Count count, String what) {
    return count.files() + " " + what + ", " + Answer.size(count.bytes());
  }
}
