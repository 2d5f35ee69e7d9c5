package pentimento.darktable.params;

import pentimento.pipe.Operation;
import pentimento.pipe.OperationType;

/// How darktable 4.2.1 stores the parameters of one of our operations.
abstract class Codec<T extends Operation> {

  private final Class<T> record;
  private final OperationType<T> type;
  private final int version;
  private final int size;
  private final boolean blends;

  /// @param version that 4.2.1 writes
  /// @param size bytes of the structure at that version
  /// @param blends whether the operation has blending and masks
  Codec(Class<T> record, OperationType<T> type, int version, int size, boolean blends) {
    this.record = record;
    this.type = type;
    this.version = version;
    this.size = size;
    this.blends = blends;
  }

  OperationType<T> type() {
    return type;
  }

  int version() {
    return version;
  }

  boolean blends() {
    return blends;
  }

  /// The size of the structure at a version; -1 for one that we do not know.
  int size(int atVersion) {
    return atVersion == version ? size : -1;
  }

  /// The structure at the current version, made from one of an older version that [#size] knows, as
  /// 4.2.1 does when it loads it.
  Fields upgrade(int fromVersion, Fields fields) {
    return fields;
  }

  /// The operation that a structure of the current version stands for.
  abstract T read(Fields fields) throws NotRendered;

  /// Writes all fields but those that are 0.
  abstract void write(T operation, Fields fields) throws NotRendered;

  final Fields writeAny(Operation operation) throws NotRendered {
    Fields fields = Fields.ofSize(size);
    write(record.cast(operation), fields);
    return fields;
  }
}
