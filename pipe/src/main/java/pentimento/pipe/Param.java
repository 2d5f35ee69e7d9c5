package pentimento.pipe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes one parameter of an operation. Put on a record component of type `float`, `int`,
/// `boolean`, `String`, an enum, or `float[]` of fixed length.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

  /// What it does, in a few words.
  String doc();

  Unit unit() default Unit.NONE;

  /// The least value a file may say.
  double min() default Double.NEGATIVE_INFINITY;

  /// The greatest value a file may say.
  double max() default Double.POSITIVE_INFINITY;

  /// The range of the slider, least and greatest; empty for the whole range.
  double[] soft() default {};

  /// The number of values of a `float[]`.
  int length() default 0;
}
