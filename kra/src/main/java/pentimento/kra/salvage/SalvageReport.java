package pentimento.kra.salvage;

import java.util.List;

/// What became of a damaged document.
///
/// @param intact entries taken over byte for byte
/// @param repaired entries of which a part was recovered, or that were made anew
/// @param lost what is gone, a line each
public record SalvageReport(int intact, int repaired, List<String> lost) {

  public SalvageReport {
    lost = List.copyOf(lost);
  }
}
