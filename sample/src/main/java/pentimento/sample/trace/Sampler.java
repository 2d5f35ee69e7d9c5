package pentimento.sample.trace;

/// Well spread sample points for one pixel: pairs from the Sobol sequence, each pair shuffled and
/// Owen-scrambled by hashes of the pixel's seed, so that a pixel's points depend on nothing but its
/// place.
///
/// After Burley, Practical Hash-based Owen Scrambling, JCGT 2020.
public final class Sampler {

  private int seed;
  private int index;
  private int dimension;
  private double second;

  /// Starts sample `index` of the pixel that `seed` stands for.
  public void start(int seed, int index) {
    this.seed = seed;
    this.index = index;
    dimension = 0;
  }

  /// Draws a pair and returns its first number in [0, 1); [#second] gives the other.
  public double pair() {
    int key = hash(seed + 0x9e3779b9 * ++dimension);
    int i = scramble(index, key);
    int a = scramble(Integer.reverse(i), hash(key ^ 0x51633e2d));
    int b = scramble(sobol1(i), hash(key ^ 0x68bc21eb));
    second = (b >>> 1) * 0x1p-31;
    return (a >>> 1) * 0x1p-31;
  }

  public double second() {
    return second;
  }

  public double single() {
    return pair();
  }

  /// A hash of one word in which every bit counts.
  public static int hash(int x) {
    x ^= x >>> 16;
    x *= 0x21f0aaad;
    x ^= x >>> 15;
    x *= 0xd35a2d97;
    x ^= x >>> 15;
    return x;
  }

  /// The second dimension of the Sobol sequence.
  private static int sobol1(int i) {
    int r = 0;
    for (int v = 0x80000000; i != 0; i >>>= 1, v ^= v >>> 1) {
      if ((i & 1) != 0) r ^= v;
    }
    return r;
  }

  private static int scramble(int x, int key) {
    x = Integer.reverse(x);
    x += key;
    x ^= x * 0x6c50b47c;
    x ^= x * 0xb82f1e52;
    x ^= x * 0xc7afe638;
    x ^= x * 0x8d22f6e6;
    return Integer.reverse(x);
  }
}
