package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import pentimento.engine.store.ObjectStore;
import pentimento.pipe.Edit;
import pentimento.pipe.Json;
import pentimento.pixel.ContentHash;
import pentimento.studio.Darkroom;
import pentimento.studio.Photo;
import pentimento.studio.Places;
import pentimento.studio.Sidecar;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.PaintingStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `status`: what is fresh and what is stale.
@Command(
    name = "status",
    description = "Says what of a photograph's paintings is fresh or stale, and why.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photographs.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<Object> all = new ArrayList<>();
    for (Path file : files) {
      try (Photo photo = Photo.open(file)) {
        Map<String, Object> status = status(photo);
        all.add(status);
        if (!json) print(status);
      }
    }
    if (json) spec.commandLine().getOut().print(Json.write(all));
    return ExitCode.OK;
  }

  private Map<String, Object> status(Photo photo) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("photo", photo.file().toString());
    Edit edit = Sidecar.find(photo.file(), Darkroom.catalogue());
    map.put("edit", edit == null ? "none" : Sidecar.of(photo.file()).toString());
    if (edit == null) return map;
    ContentHash hash = photo.hash();
    ContentHash known = edit.sourceHash();
    map.put("source", known == null ? "unknown" : known.equals(hash) ? "fresh" : "stale");
    List<Object> paintings = new ArrayList<>();
    Path place = Places.ofThisProcess().store();
    ObjectStore store = new ObjectStore(place);
    Memory memory = new Memory(place);
    for (PaintingStatus s : PaintingStatus.of(photo.file(), edit, hash, store, memory)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("module", s.module());
      one.put("document", s.document().toString());
      one.put("below", lower(s.below()));
      one.put("painting", lower(s.painting()));
      one.put("result", lower(s.result()));
      one.put("reasons", s.reasons());
      paintings.add(one);
    }
    map.put("paintings", paintings);
    return map;
  }

  private void print(Map<String, Object> status) {
    var out = spec.commandLine().getOut();
    out.println(status.get("photo"));
    out.println("  edit      " + status.get("edit"));
    if (status.containsKey("source")) out.println("  source    " + status.get("source"));
    if (!(status.get("paintings") instanceof List<?> paintings)) return;
    for (Object item : paintings) {
      if (!(item instanceof Map<?, ?> painting)) continue;
      out.println("  " + painting.get("module") + "   " + painting.get("document"));
      for (String key : List.of("below", "painting", "result")) {
        out.printf("    %-9s %s%n", key, painting.get(key));
      }
      if (painting.get("reasons") instanceof List<?> reasons) {
        for (Object reason : reasons) out.println("    - " + reason);
      }
    }
  }

  private static String lower(PaintingStatus.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
