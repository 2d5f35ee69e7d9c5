package pentimento.darktable.sidecar;

import java.util.ArrayList;
import java.util.List;

/// What a darktable sidecar says of a picture's edit.
///
/// @param xmpVersion schema of the file, 2 to 5
/// @param autoPresetsApplied whether darktable has put its automatic presets into the history
/// @param historyEnd how many history items are active; later ones have been undone
/// @param orderVersion 0 custom, 1 legacy, 2 v3.0, 3 v3.0 JPEG, 4 v5.0, 5 v5.0 JPEG
/// @param orderList the modules in pipe order, `OP` or `OP#N`; empty when `orderVersion` says all
/// @param history oldest first
/// @param forms the drawn masks' snapshots, as in the file
public record Sidecar(
    int xmpVersion,
    boolean autoPresetsApplied,
    int historyEnd,
    int orderVersion,
    List<String> orderList,
    List<HistoryItem> history,
    List<MaskForm> forms) {

  public Sidecar {
    orderList = List.copyOf(orderList);
    history = List.copyOf(history);
    forms = List.copyOf(forms);
  }

  /// The items that count.
  public List<HistoryItem> active() {
    return history.subList(0, Math.min(historyEnd, history.size()));
  }

  /// The drawn forms that count: the last snapshot taken before the end of the history.
  public List<MaskForm> activeForms() {
    int last = -1;
    for (MaskForm form : forms) if (form.step() < historyEnd) last = Math.max(last, form.step());
    List<MaskForm> active = new ArrayList<>();
    for (MaskForm form : forms) if (form.step() == last) active.add(form);
    return active;
  }
}
