package pentimento.pipe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names an operation. Put on the record of its parameters.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Op {

  /// The stable id, darktable's where darktable has the operation, so that edits travel.
  String id();

  /// What photographers call it, for menus and the manual.
  String label();

  /// One sentence for help and tooltips.
  String doc();

  /// The version of parameters and algorithm; a change of either that alters pixels raises it.
  int version();
}
