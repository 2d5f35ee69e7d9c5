package pentimento.pipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations that are known, by id.
public final class Catalogue {

  private final Map<String, OperationType<?>> types = new LinkedHashMap<>();

  public Catalogue(List<OperationType<?>> types) {
    for (OperationType<?> type : types) {
      if (this.types.put(type.id(), type) != null) {
        throw new IllegalArgumentException("two operations are called " + type.id());
      }
    }
  }

  /// This catalogue and more operations.
  public Catalogue plus(List<OperationType<?>> more) {
    List<OperationType<?>> all = new ArrayList<>(types.values());
    all.addAll(more);
    return new Catalogue(all);
  }

  public List<OperationType<?>> types() {
    return List.copyOf(types.values());
  }

  public @Nullable OperationType<?> find(String id) {
    return types.get(id);
  }

  /// The schema of an operation.
  ///
  /// @throws IllegalArgumentException for an operation that is not in the catalogue
  public OperationType<?> typeOf(Operation operation) {
    for (OperationType<?> type : types.values()) if (type.describes(operation)) return type;
    throw new IllegalArgumentException(operation.getClass() + " is not in the catalogue");
  }
}
