package pentimento.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import pentimento.pipe.Json;
import pentimento.pipe.OperationType;
import pentimento.pipe.Parameter;
import pentimento.pixel.BadParameter;
import pentimento.studio.Darkroom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `operations`: the parameters of all operations, from their schema.
@Command(
    name = "operations",
    description = "Lists the operations and their parameters with ranges, units and defaults.",
    mixinStandardHelpOptions = true)
final class OperationsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "OP", arity = "0..*", description = "Only these; all by default.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<OperationType<?>> types = new ArrayList<>();
    for (String id : ids) {
      OperationType<?> type = Darkroom.catalogue().find(id);
      if (type == null) throw new BadParameter("OP", id, "an operation; see pentimento operations");
      types.add(type);
    }
    if (ids.isEmpty()) types.addAll(Darkroom.catalogue().types());
    if (json) {
      List<Object> all = new ArrayList<>();
      for (OperationType<?> type : types) all.add(describe(type));
      spec.commandLine().getOut().print(Json.write(all));
    } else {
      for (OperationType<?> type : types) print(type);
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> describe(OperationType<?> type) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("op", type.id());
    map.put("label", type.label());
    map.put("doc", type.doc());
    map.put("version", type.version());
    Map<String, Object> defaults = type.toFile(type.defaults());
    List<Object> parameters = new ArrayList<>();
    for (Parameter p : type.parameters()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", p.name());
      one.put("doc", p.doc());
      one.put("range", p.range());
      one.put("unit", p.unit().symbol());
      one.put("default", defaults.get(p.name()));
      parameters.add(one);
    }
    map.put("parameters", parameters);
    return map;
  }

  private void print(OperationType<?> type) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(type.id() + " (" + type.label() + "): " + type.doc());
    Map<String, Object> defaults = type.toFile(type.defaults());
    for (Parameter p : type.parameters()) {
      String unit = p.unit().symbol().isEmpty() ? "" : " " + p.unit().symbol();
      out.printf("  %-22s %s%n", p.name(), p.doc());
      out.printf("  %-22s %s%s; default %s%n", "", p.range(), unit, defaults.get(p.name()));
    }
  }
}
