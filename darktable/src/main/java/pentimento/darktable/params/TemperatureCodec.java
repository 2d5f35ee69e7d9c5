package pentimento.darktable.params;

import pentimento.ops.temperature.Temperature;

/// `temperature`: multipliers of red, green, blue and, for four-colour sensors only, the second
/// green.
final class TemperatureCodec extends Codec<Temperature> {

  TemperatureCodec() {
    super(Temperature.class, Temperature.TYPE, 3, 16, false);
  }

  @Override
  int size(int atVersion) {
    return atVersion == 2 ? 16 : super.size(atVersion);
  }

  /// Version 2 had a colour temperature in front and no second green.
  @Override
  Fields upgrade(int fromVersion, Fields fields) {
    return Fields.ofSize(16)
        .put(0, fields.number(4))
        .put(4, fields.number(8))
        .put(8, fields.number(12))
        .put(12, Float.NaN);
  }

  @Override
  Temperature read(Fields fields) {
    return new Temperature(fields.number(0), fields.number(4), fields.number(8));
  }

  @Override
  void write(Temperature operation, Fields fields) {
    fields.put(0, operation.red()).put(4, operation.green()).put(8, operation.blue());
    fields.put(12, Float.NaN);
  }
}
