package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pentimento.kpl.Remark;

/// A palette as bytes of a format, with what it cost.
///
/// @param losses one for each swatch that lost something
/// @param remarks what the palette as a whole lost: empty cells, groups, comment
/// @param beside files that belong beside it, by name: profiles it refers to
public record WrittenPalette(
    byte[] bytes, List<Loss> losses, List<Remark> remarks, Map<String, byte[]> beside) {

  public WrittenPalette {
    losses = List.copyOf(losses);
    remarks = List.copyOf(remarks);
    beside = Collections.unmodifiableMap(new TreeMap<>(beside));
  }

  WrittenPalette(byte[] bytes, List<Loss> losses, List<Remark> remarks) {
    this(bytes, losses, remarks, Map.of());
  }

  WrittenPalette withBeside(Map<String, byte[]> files) {
    return new WrittenPalette(bytes, losses, remarks, files);
  }

  WrittenPalette withRemarks(List<Remark> more) {
    List<Remark> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new WrittenPalette(bytes, losses, all, beside);
  }
}
