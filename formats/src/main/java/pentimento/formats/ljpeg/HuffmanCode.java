package pentimento.formats.ljpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A canonical Huffman code of at most 16 bits in which no code is all ones, as JPEG demands.
///
/// @param counts how many codes there are of each length, at index length - 1
/// @param symbols the symbols in the order of their codes
record HuffmanCode(int[] counts, byte[] symbols, int[] codes, int[] lengths) {

  /// The shortest code for symbols that occur as often as `frequencies` says; a symbol that never
  /// occurs gets none.
  static HuffmanCode of(long[] frequencies) {
    int n = frequencies.length;
    List<Integer> used = new ArrayList<>();
    for (int s = 0; s < n; s++) if (frequencies[s] > 0) used.add(s);
    // The rarest of all stands for the all-ones code and is left out in the end.
    used.add(n);
    int[] lengths = lengths(used, frequencies, n);
    used.removeLast();
    used.sort(Comparator.<Integer>comparingInt(s -> lengths[s]).thenComparingInt(s -> s));
    int[] counts = new int[16];
    byte[] symbols = new byte[used.size()];
    int[] codes = new int[n];
    int code = 0;
    int previous = 0;
    for (int i = 0; i < symbols.length; i++) {
      int symbol = used.get(i);
      code <<= lengths[symbol] - previous;
      previous = lengths[symbol];
      codes[symbol] = code++;
      counts[previous - 1]++;
      symbols[i] = (byte) symbol;
    }
    return new HuffmanCode(counts, symbols, codes, Arrays.copyOf(lengths, n));
  }

  int code(int symbol) {
    return codes[symbol];
  }

  int length(int symbol) {
    return lengths[symbol];
  }

  /// Code lengths by Huffman's merging. At most 18 symbols: should a code become longer than 16,
  /// frequencies are flattened until none is.
  private static int[] lengths(List<Integer> used, long[] frequencies, int extra) {
    long[] weights = Arrays.copyOf(frequencies, extra + 1);
    while (true) {
      int[] lengths = merge(used, weights, extra);
      if (Arrays.stream(lengths).max().orElse(0) <= 16) return lengths;
      for (int s : used) weights[s] = s == extra ? 0 : weights[s] / 2 + 1;
    }
  }

  private static int[] merge(List<Integer> used, long[] weights, int extra) {
    int[] lengths = new int[extra + 1];
    List<List<Integer>> groups = new ArrayList<>();
    List<Long> sums = new ArrayList<>();
    for (int s : used) {
      groups.add(new ArrayList<>(List.of(s)));
      sums.add(weights[s]);
    }
    while (groups.size() > 1) {
      int a = rarest(sums, groups, extra);
      List<Integer> first = groups.remove(a);
      long sum = sums.remove(a);
      int b = rarest(sums, groups, extra);
      first.addAll(groups.get(b));
      for (int s : first) lengths[s]++;
      groups.set(b, first);
      sums.set(b, sums.get(b) + sum);
    }
    return lengths;
  }

  private static int rarest(List<Long> sums, List<List<Integer>> groups, int extra) {
    int best = 0;
    for (int i = 1; i < sums.size(); i++) {
      int order = Long.compare(sums.get(i), sums.get(best));
      if (order < 0 || (order == 0 && groups.get(i).contains(extra))) best = i;
    }
    return best;
  }
}
