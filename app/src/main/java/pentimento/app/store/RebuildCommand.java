package pentimento.app.store;

import java.io.IOException;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.engine.store.StoreFolder;
import pentimento.engine.store.StoreIndex;
import pentimento.host.Places;
import pentimento.pixel.CannotWrite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `store rebuild`: makes the index anew.
@Command(
    name = "rebuild",
    description = {
      "Makes the index anew from the files. It follows them by itself; this is for a doubt that",
      "nothing else settles."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Places places = Places.ofThisProcess();
    StoreFolder folder = new StoreFolder(places.store());
    StoreIndex index = StoreIndex.in(places.local(), folder);
    Integer handles;
    try {
      handles = index.rebuild(folder);
    } catch (IOException e) {
      throw new CannotWrite(index.file().toString(), e);
    }
    if (handles == null) {
      throw new CannotWrite(
          index.file().toString(),
          "the index cannot be made",
          "check that the folder may be written to; commands read the files meanwhile");
    }
    new Answer()
        .put("index", index.file().toString(), "index     " + index.file())
        .put("handles", handles, "handles   " + handles)
        .print(spec, json);
    return ExitCode.OK;
  }
}
