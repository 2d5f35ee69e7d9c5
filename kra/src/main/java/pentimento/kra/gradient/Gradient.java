package pentimento.kra.gradient;

import java.util.List;

/// Colours along a line from 0 to 1.
public sealed interface Gradient permits StopGradient, SegmentGradient {

  /// What Krita takes where a layer has no gradient, or one it cannot read: black to white.
  Gradient USUAL =
      new StopGradient(
          List.of(
              new StopGradient.Stop(0, GradientColour.BLACK),
              new StopGradient.Stop(1, GradientColour.WHITE)));

  /// All colours that it is made of.
  List<GradientColour> colours();

  /// Evenly spaced samples of it, as Krita tabulates them.
  ///
  /// @param steps at least 2, of which the first is at 0 and the last at 1
  /// @param space in which colours are mixed
  /// @return a colour per step and, last, a transparent one
  float[][] tabulate(int steps, GradientSpace space);
}
