package pentimento.kpl.formats;

import java.util.List;
import pentimento.kpl.Remark;

/// A palette as bytes of a format, with what it cost.
///
/// @param losses one for each swatch that lost something
/// @param remarks what the palette as a whole lost: empty cells, groups, comment
public record WrittenPalette(byte[] bytes, List<Loss> losses, List<Remark> remarks) {

  public WrittenPalette {
    losses = List.copyOf(losses);
    remarks = List.copyOf(remarks);
  }
}
