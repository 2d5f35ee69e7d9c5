package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.List;
import pentimento.kpl.Palette;
import pentimento.kpl.Remark;

/// What a palette as a whole lost on its way through a format, found by reading it back.
final class WholeLosses {

  private WholeLosses() {}

  static List<Remark> between(Palette before, Palette after) {
    List<Remark> lost = new ArrayList<>();
    add(lost, "its name", !before.name().equals(after.name()));
    add(lost, "its comment", !before.comment().equals(after.comment()));
    boolean columns = before.columns() != after.columns();
    add(lost, "its number of columns, " + before.columns() + ",", columns);
    add(lost, "that it is read-only", before.readOnly() && !after.readOnly());
    add(lost, "embedded profiles", after.profiles().size() < before.profiles().size());
    boolean foreign =
        !before.foreignElements().isEmpty()
            || !before.foreignAttributes().isEmpty()
            || !before.foreignFiles().isEmpty();
    boolean kept =
        before.foreignElements().equals(after.foreignElements())
            && before.foreignAttributes().equals(after.foreignAttributes())
            && before.foreignFiles().keySet().equals(after.foreignFiles().keySet());
    add(lost, "parts of it that we do not know", foreign && !kept);
    return lost;
  }

  private static void add(List<Remark> lost, String what, boolean gone) {
    if (gone) lost.add(new Remark("", what + " cannot be kept in this format"));
  }
}
