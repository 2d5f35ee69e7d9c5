package pentimento.app.kra;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import pentimento.app.CommandGroup;
import picocli.CommandLine.Command;

/// `pentimento kra`: looks into Krita documents, flattens, compares and repairs them.
@Command(
    name = "kra",
    description = "Krita documents: look inside, flatten, export, compare, check, repair.",
    mixinStandardHelpOptions = true)
public final class KraCommand extends CommandGroup {

  /// Its commands by name, in the order in which help lists them.
  public static final Map<String, Class<?>> COMMANDS = commands();

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("info", InfoCommand.class);
    commands.put("flatten", FlattenCommand.class);
    commands.put("export", ExportCommand.class);
    commands.put("diff", DiffCommand.class);
    commands.put("lint", LintCommand.class);
    commands.put("unzip", UnzipCommand.class);
    commands.put("zip", ZipCommand.class);
    commands.put("conform", ConformCommand.class);
    return Collections.unmodifiableMap(commands);
  }
}
