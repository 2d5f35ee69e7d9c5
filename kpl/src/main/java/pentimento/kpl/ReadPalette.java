package pentimento.kpl;

import java.util.List;

/// A palette as read, with what had to be repaired.
public record ReadPalette(Palette palette, List<Remark> remarks) {

  public ReadPalette {
    remarks = List.copyOf(remarks);
  }
}
