package pentimento.kpl;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The numbers of a colour, in the units of its [SwatchModel], with the text they were written in.
///
/// Immutable. Equal when model, space and numbers are; the text does not count.
public final class ColourValue implements SwatchColour {

  private final SwatchModel model;
  private final String space;
  private final double[] values;
  private final String[] texts;

  private ColourValue(SwatchModel model, String space, double[] values, String[] texts) {
    if (values.length != model.channels().size()) {
      throw new IllegalArgumentException(
          model + " takes " + model.channels().size() + " numbers, not " + values.length);
    }
    this.model = model;
    this.space = space;
    this.values = values;
    this.texts = texts;
  }

  /// Numbers that are floats are taken as the shortest decimal that means the same float.
  ///
  /// @param space the name of the profile, as its description says it; empty for none
  public static ColourValue of(SwatchModel model, String space, double... values) {
    String[] texts = new String[values.length];
    double[] decimals = new double[values.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text(values[i]);
      decimals[i] = Double.parseDouble(texts[i]);
    }
    return new ColourValue(model, space, decimals, texts);
  }

  /// Encoded sRGB, 0…1.
  public static ColourValue srgb(double r, double g, double b) {
    return of(SwatchModel.SRGB, "", r, g, b);
  }

  /// With the text each number was written in, to be written again.
  public static ColourValue written(
      SwatchModel model, String space, double[] values, String[] texts) {
    return new ColourValue(model, space, values.clone(), texts.clone());
  }

  /// The shortest decimal that reads back as the same number, or float where the number is one.
  static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return String.valueOf((long) value);
    }
    if ((float) value == value) return String.valueOf((float) value);
    return String.valueOf(value);
  }

  public SwatchModel model() {
    return model;
  }

  public String space() {
    return space;
  }

  public double value(int channel) {
    return values[channel];
  }

  public double[] values() {
    return values.clone();
  }

  /// The number as it was written, or as it will be.
  public String text(int channel) {
    return texts[channel];
  }

  public ColourValue withSpace(String name) {
    return new ColourValue(model, name, values, texts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ColourValue c
        && model == c.model
        && space.equals(c.space)
        && Arrays.equals(values, c.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) * 31 + model.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(model.element());
    for (int i = 0; i < values.length; i++) {
      text.append(String.format(Locale.ROOT, " %s %.6g", model.channels().get(i), values[i]));
    }
    return text.toString();
  }
}
