package pentimento.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import pentimento.app.branch.BranchText;
import pentimento.engine.store.ObjectStore;
import pentimento.host.Places;
import pentimento.pipe.Json;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;
import pentimento.studio.Duplicate;
import pentimento.studio.Live;
import pentimento.studio.Photo;
import pentimento.studio.branch.BranchIndex;
import pentimento.studio.identity.EditCopy;
import pentimento.studio.identity.Offer;
import pentimento.studio.identity.OwnEdit;
import pentimento.studio.painting.Memory;
import pentimento.studio.painting.PaintingStatus;
import pentimento.studio.painting.ResultPicture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `status`: what is fresh and what is stale.
@Command(
    name = "status",
    description = "Says what of a photograph's edits and paintings is fresh or stale, and why.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photographs.")
  private List<Path> files = List.of();

  @Option(
      names = "--duplicate",
      paramLabel = "N",
      description = "One of the photograph's edits alone. Default: all.")
  private @Nullable Integer duplicate;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  private final Memory memory = new Memory(Places.ofThisProcess().store());

  private final ObjectStore store = new ObjectStore(Places.ofThisProcess().store());

  @Override
  public Integer call() {
    List<Object> all = new ArrayList<>();
    for (Path file : files) {
      try (Photo photo = Photo.open(file)) {
        for (int number : numbers(photo)) {
          Map<String, Object> status = status(photo, number);
          all.add(status);
          if (!json) print(status);
        }
      }
    }
    if (json) spec.commandLine().getOut().print(Json.write(all));
    return ExitCode.OK;
  }

  private Iterable<Integer> numbers(Photo photo) {
    return duplicate != null ? List.of(duplicate) : OwnEdit.numbers(photo, memory.whereabouts());
  }

  private Map<String, Object> status(Photo photo, int number) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("photo", photo.file().toString());
    map.put("duplicate", number);
    List<Object> notes = new ArrayList<>();
    OwnEdit own;
    try {
      own = OwnEdit.find(photo, number, memory.whereabouts(), notes::add);
    } catch (BadInput e) {
      map.put("edit", new Duplicate(photo.file(), number).sidecar().toString());
      map.put("source", "refused");
      map.put("notes", List.of(String.valueOf(e.getMessage())));
      return map;
    }
    if (own == null) {
      map.put("edit", "none");
      return map;
    }
    Path strayed = own.strayed();
    map.put("edit", (strayed == null ? own.place().sidecar() : strayed).toString());
    ContentHash known = own.edit().sourceHash();
    map.put(
        "source", known == null ? "unknown" : known.equals(photo.hash()) ? "fresh" : "replaced");
    String review = EditCopy.review(own.edit());
    if (review != null) notes.add(review + " (pentimento edit confirm)");
    map.put("review", review != null);
    map.put("notes", notes);
    map.put("paintings", paintings(photo, own));
    List<Object> branches = new ArrayList<>();
    if (!BranchIndex.places(photo, own).isEmpty()) {
      for (BranchIndex.Listed listed : new BranchIndex(memory).list(photo, own)) {
        branches.add(BranchText.facts(listed));
      }
    }
    map.put("branches", branches);
    List<Object> offers = new ArrayList<>();
    for (Offer offer : Offer.of(own, memory)) offers.add(offer(photo, own, offer));
    map.put("offers", offers);
    return map;
  }

  private List<Object> paintings(Photo photo, OwnEdit own) {
    List<Object> paintings = new ArrayList<>();
    for (PaintingStatus s :
        PaintingStatus.of(photo.file(), own.edit(), photo.hash(), this::isKept, memory)) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("module", s.module());
      one.put("document", s.document().toString());
      one.put("below", lower(s.below()));
      one.put("painting", lower(s.painting()));
      one.put("result", lower(s.result()));
      PaintingStatus.State kept = s.kept();
      if (kept != null) {
        one.put("kept", lower(kept));
        one.put("picture", ResultPicture.beside(s.document()).toString());
      }
      one.put("reasons", s.reasons());
      paintings.add(one);
    }
    return paintings;
  }

  /// Whether a flattened painting is at hand: in the store, or in the memory of this process where
  /// it serves.
  private boolean isKept(ContentHash result) {
    Live live = PentimentoCommand.above(spec.commandLine()).live();
    return store.has(result) || (live != null && live.paintings().has(result));
  }

  private static Map<String, Object> offer(Photo photo, OwnEdit own, Offer offer) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("kind", offer.kind().name().toLowerCase(Locale.ROOT));
    one.put("file", offer.file().toString());
    one.put("instead", offer.instead().toString());
    one.put("text", offer.text());
    String which = own.place().number() == 1 ? "" : " --duplicate " + own.place().number();
    one.put(
        "take",
        "pentimento edit take" + which + " " + word(photo.file()) + " " + word(offer.file()));
    return one;
  }

  /// A path as a word of a shell.
  private static String word(Path file) {
    String text = file.toString();
    if (text.matches("[\\p{L}\\p{N}./\\\\:_~+-]+")) return text;
    return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
  }

  private void print(Map<String, Object> status) {
    var out = spec.commandLine().getOut();
    Object number = status.get("duplicate");
    boolean first = Integer.valueOf(1).equals(number);
    out.println(status.get("photo") + (first ? "" : ", duplicate " + number));
    out.println("  edit      " + status.get("edit"));
    if (status.containsKey("source")) out.println("  source    " + status.get("source"));
    for (Object note : list(status, "notes")) out.println("  - " + note);
    for (Object item : list(status, "paintings")) {
      if (!(item instanceof Map<?, ?> painting)) continue;
      out.println("  " + painting.get("module") + "   " + painting.get("document"));
      for (String key : List.of("below", "painting", "result")) {
        out.printf("    %-9s %s%n", key, painting.get(key));
      }
      if (painting.get("kept") != null) {
        String space = " (linear Rec.2020, scene-referred)";
        out.printf(
            "    %-9s %s  %s%n", "kept", painting.get("kept"), painting.get("picture") + space);
      }
      for (Object reason : list(painting, "reasons")) out.println("    - " + reason);
    }
    for (Object item : list(status, "branches")) {
      if (item instanceof Map<?, ?> branch) BranchText.print(out, "  branch    ", branch);
    }
    for (Object item : list(status, "offers")) {
      if (!(item instanceof Map<?, ?> offer)) continue;
      out.println("  offer     " + offer.get("text"));
      out.println("    to take it: " + offer.get("take"));
    }
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private static String lower(PaintingStatus.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
