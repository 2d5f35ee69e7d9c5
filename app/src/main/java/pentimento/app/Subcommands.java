package pentimento.app;

import java.util.LinkedHashMap;
import java.util.Map;
import pentimento.app.branch.BranchCommand;
import pentimento.app.edit.EditCommand;
import pentimento.app.kpl.KplCommand;
import pentimento.app.kra.KraCommand;
import pentimento.app.store.StoreCommand;
import picocli.CommandLine;

/// The commands of the program, in the order in which help lists them.
final class Subcommands {

  /*
   * Picocli reads the annotations of every command it is given, which takes longer than starting the JVM does.
   * So it is given the one that is meant, found here by name without reading any.
   */

  private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("branch", BranchCommand.class);
    ALL.put("develop", DevelopCommand.class);
    ALL.put("doctor", DoctorCommand.class);
    ALL.put("edit", EditCommand.class);
    ALL.put("explain", ExplainCommand.class);
    ALL.put("operations", OperationsCommand.class);
    ALL.put("paint", PaintCommand.class);
    ALL.put("plugins", PluginsCommand.class);
    ALL.put("refresh", RefreshCommand.class);
    ALL.put("serve", ServeCommand.class);
    ALL.put("status", StatusCommand.class);
    ALL.put("store", StoreCommand.class);
    ALL.put("watch", WatchCommand.class);
    ALL.put("conform", ConformCommand.class);
    ALL.put("diff", DiffCommand.class);
    ALL.put("kpl", KplCommand.class);
    ALL.put("kra", KraCommand.class);
  }

  private Subcommands() {}

  /// Gives `line` the command that the first of `args` names, or all of them when it names none;
  /// likewise those of `kra`, which are many, by the second.
  static void add(CommandLine line, String... args) {
    add(line, ALL, args, 0);
    CommandLine kra = line.getSubcommands().get("kra");
    if (kra != null) add(kra, KraCommand.COMMANDS, args, 1);
  }

  /// @param place where in `args` the name stands
  private static void add(
      CommandLine line, Map<String, Class<?>> commands, String[] args, int place) {
    Class<?> meant = args.length > place ? commands.get(args[place]) : null;
    if (meant != null) line.addSubcommand(args[place], meant);
    else commands.forEach(line::addSubcommand);
  }
}
