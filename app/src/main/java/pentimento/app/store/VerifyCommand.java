package pentimento.app.store;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import pentimento.app.ExitCode;
import pentimento.engine.store.StoreFolder;
import pentimento.engine.store.Verification;
import pentimento.host.Places;
import pentimento.pixel.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `store verify`: reads every byte.
@Command(
    name = "verify",
    description = {
      "Reads all results and handles. Damaged results are removed, since they can be rendered",
      "again; damaged handles are named. Ends with 1 when anything was damaged."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    StoreFolder folder = new StoreFolder(Places.ofThisProcess().store());
    Verification found = Verification.of(folder, new Cancellation());
    for (Path path : found.damaged()) say(path + ": was damaged and is removed");
    for (Path path : found.unreadable()) {
      say(path + ": is no handle; remove it, and make the branch again");
    }
    new Answer()
        .put("objects", found.objects(), "objects   " + found.objects())
        .put("damaged", found.damaged().size(), "damaged   " + found.damaged().size())
        .put("handles", found.handles(), "handles   " + found.handles())
        .put("unreadable", found.unreadable().size(), "unreadable  " + found.unreadable().size())
        .print(spec, json);
    return found.isSound() ? ExitCode.OK : ExitCode.NOT_MET;
  }

  private void say(String text) {
    spec.commandLine().getErr().println("pentimento: " + text);
  }
}
