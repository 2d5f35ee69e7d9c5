package pentimento.app.branch;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.studio.branch.BranchIndex;
import pentimento.studio.branch.BranchPlace;

/// What is said of branches, for people and as JSON.
public final class BranchText {

  private BranchText() {}

  /// As JSON: `name`, `handle`, `photo`, `duplicate`, `place`.
  static Map<String, Object> facts(BranchPlace place) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", place.branch().name());
    facts.put("handle", place.branch().handle());
    facts.put("photo", place.photo().toString());
    facts.put("duplicate", place.own().place().number());
    facts.put("place", place.place());
    return facts;
  }

  /// As JSON, with `state` and `used`: a list of `document`, `file`, `state`.
  public static Map<String, Object> facts(BranchIndex.Listed listed) {
    Map<String, Object> facts = facts(listed.place());
    facts.put("state", state(listed.fresh()));
    List<Object> used = new ArrayList<>();
    for (BranchIndex.Use use : listed.uses()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("document", use.document().toString());
      one.put("file", use.file().toString());
      one.put("state", state(use.fresh()));
      used.add(one);
    }
    facts.put("used", used);
    return facts;
  }

  /// A line for the branch, one for each document.
  public static void print(PrintWriter out, String indent, Map<?, ?> facts) {
    out.printf(
        "%s%-5s  %s  %s  %s  %s%n",
        indent,
        facts.get("state"),
        facts.get("name"),
        facts.get("place"),
        facts.get("photo"),
        facts.get("handle"));
    if (!(facts.get("used") instanceof List<?> used)) return;
    for (Object item : used) {
      if (item instanceof Map<?, ?> use) {
        out.printf(
            "%s    %-5s  in %s%n",
            " ".repeat(indent.length()), use.get("state"), use.get("document"));
      }
    }
  }

  private static String state(boolean fresh) {
    return fresh ? "fresh" : "stale";
  }
}
