package pentimento.kra.flatten;

import pentimento.kra.blend.FloatTile;
import pentimento.kra.blend.IntTile;
import pentimento.kra.blend.Tile;
import pentimento.kra.gradient.ColourMix;
import pentimento.kra.gradient.IntegerSamples;
import pentimento.pixel.Rect;

/// The picture of a fill layer with a gradient.
record GradientFill(TileFormat format, GradientTables tables) implements TileSource {

  @Override
  public Rect painted() {
    return EVERYWHERE;
  }

  @Override
  public boolean mayHold(int column, int row) {
    return true;
  }

  @Override
  public boolean read(int column, int row, Tile into, Worker worker) {
    GradientTables.Table table = tables.of(column, row);
    IntegerSamples integers = new IntegerSamples(format.pixels(), tables.dither());
    ColourMix mix = tables.mix();
    int[] first = new int[Tile.SIZE];
    int[] second = new int[Tile.SIZE];
    int[] weight = new int[Tile.SIZE];
    float[] mixed = new float[into.channels()];
    int x = column * Tile.SIZE;
    for (int j = 0; j < Tile.SIZE; j++) {
      int y = row * Tile.SIZE + j;
      table.line().run(x, y, Tile.SIZE, first, second, weight);
      for (int i = 0; i < Tile.SIZE; i++) {
        float[] colour = table.colours()[first[i]];
        if (second[i] >= 0) {
          mix.mix(colour, table.colours()[second[i]], weight[i], mixed);
          colour = mixed;
        }
        int at = j * Tile.SIZE + i;
        switch (into) {
          case FloatTile floats -> {
            for (int c = 0; c < colour.length; c++) floats.plane(c)[at] = colour[c];
          }
          case IntTile ints -> integers.put(colour, x + i, y, ints, at);
        }
      }
    }
    into.measureOpacity();
    return !into.isTransparent();
  }
}
