package pentimento.kra.blend;

import pentimento.pixel.Rect;

/// A run of up to [#AREA] pixels in memory, one plane per channel in natural order (RGB, not
/// Krita's BGR), alpha last and straight.
///
/// Composite operations work on whole tiles; pixel `i` of the source lies above pixel `i` of the
/// backdrop.
public abstract sealed class Tile permits IntTile, FloatTile {

  /// Width and height of Krita's tiles.
  public static final int SIZE = 64;

  /// Pixels in a tile.
  public static final int AREA = SIZE * SIZE;

  private boolean opaque;

  Tile() {}

  /// The number of channels, alpha counted.
  public abstract int channels();

  /// The plane number of alpha.
  public final int alpha() {
    return channels() - 1;
  }

  /// True when every pixel is known to have full alpha. False says nothing.
  public final boolean isOpaque() {
    return opaque;
  }

  /// States what [#isOpaque] answers.
  public final void opaque(boolean known) {
    opaque = known;
  }

  /// Makes every sample 0.
  public abstract void clear();

  /// True when every pixel has alpha 0.
  public abstract boolean isTransparent();

  /// Looks at the alpha plane and sets [#isOpaque] by it.
  public abstract void measureOpacity();

  /// Makes the colours of pixels with alpha 0 black, as on a picture where nothing was painted.
  ///
  /// @param batch Krita's RGB code composites several pixels at a time and leaves the hidden colour
  ///   where any of them is not transparent: their number, else 1
  /// @param samples what black is here: a sample per channel, alpha 0
  public abstract void clearHidden(int batch, float[] samples);

  /// Copies all samples of a tile of the same kind.
  public abstract void copyFrom(Tile source);

  /// Copies the samples outside a part of the tile from another of the same kind.
  public final void copyOutside(Rect part, Tile source) {
    for (int y = 0; y < SIZE; y++) {
      boolean crossed = y >= part.y() && y < part.bottom() && !part.isEmpty();
      int left = crossed ? part.x() : SIZE;
      copyRun(y * SIZE, left, source);
      if (crossed) copyRun(y * SIZE + part.right(), SIZE - part.right(), source);
    }
  }

  /// Copies `count` samples of every channel.
  abstract void copyRun(int at, int count, Tile source);
}
