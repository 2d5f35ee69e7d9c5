package pentimento.darktable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pentimento.darktable.params.Blending;
import pentimento.darktable.sidecar.HistoryItem;
import pentimento.darktable.sidecar.MaskForm;
import pentimento.pipe.Edit;
import pentimento.pipe.Module;
import pentimento.pipe.Opaque;

/// Which drawn forms belong to which module.
final class Forms {

  private Forms() {}

  /// The group that the item's blending names, its members and theirs, sorted by id.
  static List<Opaque.Form> used(HistoryItem item, List<MaskForm> active) {
    Map<Long, MaskForm> byId = new TreeMap<>();
    for (MaskForm form : active) byId.put(form.id(), form);
    Map<Long, MaskForm> used = new TreeMap<>();
    Deque<Long> wanted = new ArrayDeque<>();
    wanted.add(Blending.group(item.blendVersion(), item.blend()));
    while (!wanted.isEmpty()) {
      MaskForm form = byId.get(wanted.poll());
      if (form != null && used.put(form.id(), form) == null) wanted.addAll(form.members());
    }
    List<Opaque.Form> forms = new ArrayList<>();
    for (MaskForm f : used.values()) {
      forms.add(
          new Opaque.Form(
              f.id(), f.type(), f.name(), f.version(), f.points(), f.count(), f.source()));
    }
    return forms;
  }

  /// All forms of an edit's modules as one snapshot taken at a history step, members before the
  /// groups that hold them.
  static List<MaskForm> snapshot(Edit edit, int step) {
    Map<Long, MaskForm> simple = new TreeMap<>();
    Map<Long, MaskForm> groups = new TreeMap<>();
    for (Module module : edit.modules()) {
      if (!(module.operation() instanceof Opaque opaque)) continue;
      for (Opaque.Form f : opaque.forms()) {
        MaskForm form =
            new MaskForm(
                step, f.id(), f.type(), f.name(), f.version(), f.points(), f.count(), f.source());
        (form.members().isEmpty() ? simple : groups).put(f.id(), form);
      }
    }
    List<MaskForm> all = new ArrayList<>(simple.values());
    all.addAll(groups.values());
    return all;
  }
}
