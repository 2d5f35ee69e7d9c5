package pentimento.pixel.colour.icc;

/// One step of a conversion, applied in place to a run of samples.
///
/// The planes are as many as the widest step of the whole needs; a step reads its first `inputs()`
/// and writes its first `outputs()`.
sealed interface Stage
    permits CurveStage,
        MatrixStage,
        DoubleMatrixStage,
        ClutStage,
        LabStage,
        EncodedLabStage,
        FixedPointStage {

  int inputs();

  int outputs();

  void apply(float[][] planes, int offset, int length);
}
