package pentimento.pipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.pixel.BadParameter;
import pentimento.pixel.ContentHasher;

/// An operation's schema, read from its record: the one source of JSON, command line flags, help
/// and fingerprints.
public final class OperationType<T extends Operation> {

  private final Class<T> record;
  private final Op op;
  private final T defaults;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<RecordComponent> components;
  private final Constructor<T> constructor;

  /// @param record a public record in an exported package, annotated with [Op] and [Param]
  /// @param defaults the parameters a new module starts with
  public OperationType(Class<T> record, T defaults) {
    Op annotation = record.getAnnotation(Op.class);
    if (annotation == null) throw new IllegalArgumentException(record + " lacks @Op");
    this.record = record;
    this.op = annotation;
    this.defaults = defaults;
    this.components = List.of(record.getRecordComponents());
    Class<?>[] types = new Class<?>[components.size()];
    for (int i = 0; i < types.length; i++) {
      parameters.add(Parameter.of(components.get(i)));
      types[i] = components.get(i).getType();
    }
    try {
      this.constructor = record.getConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(record + " has no public canonical constructor", e);
    }
  }

  public String id() {
    return op.id();
  }

  public String label() {
    return op.label();
  }

  public String doc() {
    return op.doc();
  }

  public int version() {
    return op.version();
  }

  public T defaults() {
    return defaults;
  }

  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  public boolean describes(Operation operation) {
    return record.isInstance(operation);
  }

  /// The parameters of `operation` by name, as files hold them.
  public Map<String, Object> toFile(Operation operation) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      values.put(p.name(), p.toFile(value(operation, i)));
    }
    return values;
  }

  /// The operation with `base`'s parameters but for those given.
  ///
  /// @throws BadParameter for an unknown name or a value that does not fit
  public T fromFile(Operation base, Map<String, ?> given) {
    Object[] arguments = new Object[parameters.size()];
    for (int i = 0; i < arguments.length; i++) arguments[i] = value(base, i);
    for (Map.Entry<String, ?> entry : given.entrySet()) {
      int i = indexOf(entry.getKey());
      if (i < 0) {
        List<String> names = new ArrayList<>();
        for (Parameter p : parameters) names.add(p.name());
        throw new BadParameter(
            id() + "." + entry.getKey(),
            String.valueOf(entry.getValue()),
            "a parameter of " + id() + ": " + String.join(", ", names));
      }
      arguments[i] = parameters.get(i).fromFile(id(), entry.getValue());
    }
    return create(arguments);
  }

  /// Puts id, version and all parameters into a fingerprint, sorted by name.
  public void hash(Operation operation, ContentHasher hasher) {
    hasher.put(id()).put(version());
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) order.add(i);
    order.sort((a, b) -> parameters.get(a).name().compareTo(parameters.get(b).name()));
    for (int i : order) {
      hasher.put(parameters.get(i).name());
      switch (value(operation, i)) {
        case Float v -> hasher.put(v.floatValue());
        case Integer v -> hasher.put(v.longValue());
        case Boolean v -> hasher.put(v.booleanValue());
        case float[] v -> hasher.put(v, 0, v.length);
        case Enum<?> v -> hasher.put(v.name());
        case Object v -> hasher.put(v.toString());
      }
    }
  }

  private int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) if (parameters.get(i).name().equals(name)) return i;
    return -1;
  }

  private Object value(Operation operation, int index) {
    try {
      return components.get(index).getAccessor().invoke(operation);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(record + " must be public, in an exported package", e);
    }
  }

  private T create(Object[] arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof BadParameter bad) throw bad;
      throw new IllegalStateException(record + " refused its parameters", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(record + " must be public, in an exported package", e);
    }
  }
}
