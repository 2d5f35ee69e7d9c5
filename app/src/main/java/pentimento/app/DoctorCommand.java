package pentimento.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import pentimento.app.doctor.Doctor;
import pentimento.app.doctor.Finding;
import pentimento.host.Host;
import pentimento.pipe.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `doctor`: what was found on this machine, and what to do.
@Command(
    name = "doctor",
    description = {
      "Shows which programs were found, and what to do about what is missing.",
      "Also which one is taken, and where settings and results lie. Ends with 1 when something is",
      "wrong."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(
      names = "--start",
      description = "Also starts the programs: their versions, and whether Krita can be scripted.")
  private boolean start;

  @Override
  public Integer call() {
    List<Finding> findings = new Doctor(Host.current(), start).look();
    var out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("version", Version.NUMBER);
      List<Object> list = new ArrayList<>();
      for (Finding f : findings) list.add(f.json());
      all.put("findings", list);
      out.print(Json.write(all));
    } else {
      out.println(Version.line());
      for (Finding f : findings) {
        out.printf("  %-5s %s: %s%n", f.state().word(), f.subject(), f.text());
        if (!f.remedy().isEmpty()) out.printf("        → %s%n", f.remedy());
      }
    }
    boolean wrong = findings.stream().anyMatch(f -> f.state() == Finding.State.WRONG);
    return wrong ? ExitCode.NOT_MET : ExitCode.OK;
  }
}
