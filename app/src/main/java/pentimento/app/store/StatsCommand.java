package pentimento.app.store;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.ExitCode;
import pentimento.engine.store.Eviction;
import pentimento.engine.store.Handle;
import pentimento.engine.store.Handles;
import pentimento.engine.store.StoreFolder;
import pentimento.engine.store.StoreIndex;
import pentimento.host.Places;
import pentimento.studio.StoreLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `store stats`: how much is kept.
@Command(
    name = "stats",
    description = "Says where the store is, how much it holds and how much it may hold.",
    mixinStandardHelpOptions = true)
final class StatsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Places places = Places.ofThisProcess();
    StoreFolder folder = new StoreFolder(places.store());
    StoreIndex index = StoreIndex.in(places.local(), folder);
    long limit = StoreLimit.of(places, System.getenv());
    Eviction.Outcome files = new Eviction(folder, Long.MAX_VALUE).run(true);
    StoreIndex.@Nullable Sizes sizes = index.sizes(folder);
    var handles = new Handles(folder, index).all();
    Answer answer = new Answer();
    answer.put("store", folder.store().toString(), "store     " + folder.store());
    answer.put(
        "index",
        sizes == null ? "none" : index.file().toString(),
        "index     " + (sizes == null ? "cannot be used; the files are read" : index.file()));
    Eviction.Count all = files.before();
    answer.put("objects", all.files(), "");
    answer.put(
        "bytes",
        all.bytes(),
        "objects   " + all.files() + ", " + Answer.size(all.bytes()) + " of " + Answer.size(limit));
    answer.put("limit", limit, "");
    Eviction.Count pinned = files.pinned();
    answer.put("pinned", pinned.files(), "");
    answer.put(
        "pinnedBytes",
        pinned.bytes(),
        "pinned    " + pinned.files() + ", " + Answer.size(pinned.bytes()));
    if (sizes != null && sizes.objects() > 0) {
      Instant oldest = Instant.ofEpochMilli(sizes.oldest());
      answer.put("oldestUse", oldest.toString(), "unused    since " + oldest + " at the longest");
    }
    answer.put(
        "handles", handles.stream().map(Handle::name).toList(), "handles   " + handles.size());
    answer.print(spec, json);
    return ExitCode.OK;
  }
}
