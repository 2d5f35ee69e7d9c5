package pentimento.pipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadParameter;
import pentimento.pixel.ContentHash;

/// An immutable, ordered list of modules, bottom of the pipe first, and the source it belongs to.
///
/// @param source file name of the source, relative to the edit's folder; empty when unknown
/// @param sourceHash hash of the source's bytes; null while unknown
/// @param order name of the module order this edit follows: `v3.0`, `v3.0-jpeg`, `v5.0`, `legacy`,
///   `custom`
/// @param modules in pipe order
/// @param extra what a file said that we do not know, kept for writing
public record Edit(
    String source,
    @Nullable ContentHash sourceHash,
    String order,
    List<Module> modules,
    Map<String, Object> extra) {

  public Edit {
    modules = List.copyOf(modules);
  }

  public Edit withModules(List<Module> now) {
    return new Edit(source, sourceHash, order, now, extra);
  }

  public Edit withSource(String file, ContentHash hash) {
    return new Edit(file, hash, order, modules, extra);
  }

  /// The index of the module called `OP` or `OP#N`, or -1.
  public int indexOf(String name) {
    for (int i = 0; i < modules.size(); i++) if (modules.get(i).name().equals(name)) return i;
    return -1;
  }

  public @Nullable Module find(String name) {
    int i = indexOf(name);
    return i < 0 ? null : modules.get(i);
  }

  /// This edit with one module replaced.
  public Edit replace(int index, Module module) {
    List<Module> now = new ArrayList<>(modules);
    now.set(index, module);
    return withModules(now);
  }

  /// This edit with a module put in at `index`; what stood there comes after it.
  public Edit insert(int index, Module module) {
    List<Module> now = new ArrayList<>(modules);
    now.add(index, module);
    return withModules(now);
  }

  public Edit remove(int index) {
    List<Module> now = new ArrayList<>(modules);
    now.remove(index);
    return withModules(now);
  }

  /// The next free instance number of an operation.
  public int nextInstance(String id) {
    int next = 0;
    for (Module m : modules) if (m.id().equals(id)) next = Math.max(next, m.instance() + 1);
    return next;
  }

  /// This edit with settings such as `exposure.ev=1` or `exposure#1.enabled=false` applied. A
  /// module that the edit lacks is put in at its place in the order, with default parameters.
  ///
  /// @throws BadParameter for an unknown operation, parameter or value
  public Edit set(Catalogue catalogue, String assignment) {
    int equals = assignment.indexOf('=');
    int dot = assignment.indexOf('.');
    if (equals < 0 || dot < 0 || dot > equals) {
      throw new BadParameter("setting", assignment, "OP.param=value or OP#N.param=value");
    }
    String name = assignment.substring(0, dot);
    String parameter = assignment.substring(dot + 1, equals);
    String value = assignment.substring(equals + 1);
    String id = name.contains("#") ? name.substring(0, name.indexOf('#')) : name;
    OperationType<?> type = catalogue.find(id);
    if (type == null) {
      Set<String> ids = new LinkedHashSet<>();
      for (Module m : modules) ids.add(m.id());
      throw new BadParameter(
          assignment,
          name,
          "an operation (pentimento operations lists them), such as those of this edit: "
              + String.join(", ", ids));
    }
    int index = indexOf(name);
    Edit edit = this;
    if (index < 0) {
      if (!name.equals(id)) {
        throw new BadParameter(assignment, name, "a module of this edit");
      }
      index = Place.parse("before:" + id).index(this);
      edit = insert(index, Module.of(id, type.defaults()));
    }
    Module module = edit.modules.get(index);
    if (parameter.equals("enabled")) {
      if (!value.equals("true") && !value.equals("false")) {
        throw new BadParameter(name + ".enabled", value, "true or false");
      }
      return edit.replace(index, module.withEnabled(value.equals("true")));
    }
    if (!type.describes(module.operation())) {
      throw new BadParameter(
          assignment, name, "a module that we render; this one is kept as it is");
    }
    Operation now = type.fromFile(module.operation(), Map.of(parameter, value));
    return edit.replace(index, module.withOperation(now));
  }
}
