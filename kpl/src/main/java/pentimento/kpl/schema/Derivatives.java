package pentimento.kpl.schema;

import static pentimento.kpl.schema.Pattern.EMPTY;
import static pentimento.kpl.schema.Pattern.NOT_ALLOWED;
import static pentimento.kpl.schema.Pattern.after;
import static pentimento.kpl.schema.Pattern.choice;
import static pentimento.kpl.schema.Pattern.group;
import static pentimento.kpl.schema.Pattern.interleave;
import static pentimento.kpl.schema.Pattern.oneOrMore;
import static pentimento.kpl.schema.Pattern.optional;

import java.util.Map;
import java.util.function.UnaryOperator;
import pentimento.kpl.schema.Pattern.After;
import pentimento.kpl.schema.Pattern.Attribute;
import pentimento.kpl.schema.Pattern.Choice;
import pentimento.kpl.schema.Pattern.Data;
import pentimento.kpl.schema.Pattern.Element;
import pentimento.kpl.schema.Pattern.Empty;
import pentimento.kpl.schema.Pattern.Group;
import pentimento.kpl.schema.Pattern.Interleave;
import pentimento.kpl.schema.Pattern.NotAllowed;
import pentimento.kpl.schema.Pattern.OneOrMore;
import pentimento.kpl.schema.Pattern.Ref;
import pentimento.kpl.schema.Pattern.Text;
import pentimento.kpl.schema.Pattern.Value;
import pentimento.kpl.xml.XmlAttribute;
import pentimento.kpl.xml.XmlElement;

/// What is left of a pattern once a piece of a document has been seen.
///
/// Source: Clark. An algorithm for RELAX NG validation. 2002.
final class Derivatives {

  private final Map<String, Pattern> definitions;

  Derivatives(Map<String, Pattern> definitions) {
    this.definitions = definitions;
  }

  Pattern resolve(Ref ref) {
    return definitions.getOrDefault(ref.name(), NOT_ALLOWED);
  }

  boolean isNullable(Pattern p) {
    return switch (p) {
      case Empty _, Text _ -> true;
      case Choice(Pattern a, Pattern b) -> isNullable(a) || isNullable(b);
      case Group(Pattern a, Pattern b) -> isNullable(a) && isNullable(b);
      case Interleave(Pattern a, Pattern b) -> isNullable(a) && isNullable(b);
      case OneOrMore(Pattern q) -> isNullable(q);
      case Ref ref -> isNullable(resolve(ref));
      case NotAllowed _, Data _, Value _, Element _, Attribute _, After _ -> false;
    };
  }

  /// After text, white space and all.
  Pattern text(Pattern p, String s) {
    return switch (p) {
      case Choice(Pattern a, Pattern b) -> choice(text(a, s), text(b, s));
      case Interleave(Pattern a, Pattern b) ->
          choice(interleave(text(a, s), b), interleave(a, text(b, s)));
      case Group(Pattern a, Pattern b) -> {
        Pattern first = group(text(a, s), b);
        yield isNullable(a) ? choice(first, text(b, s)) : first;
      }
      case After(Pattern a, Pattern b) -> after(text(a, s), b);
      case OneOrMore(Pattern q) -> group(text(q, s), optional(p));
      case Text _ -> p;
      case Value(String v) ->
          Datatype.collapse(v).equals(Datatype.collapse(s)) ? EMPTY : NOT_ALLOWED;
      case Data(Datatype type) -> type.allows(s) ? EMPTY : NOT_ALLOWED;
      case Ref ref -> text(resolve(ref), s);
      case Empty _, NotAllowed _, Element _, Attribute _ -> NOT_ALLOWED;
    };
  }

  /// After `<name`.
  Pattern open(Pattern p, XmlElement e) {
    return switch (p) {
      case Choice(Pattern a, Pattern b) -> choice(open(a, e), open(b, e));
      case Element(String namespace, String name, Pattern content) ->
          namespace.equals(e.namespace()) && name.equals(e.name())
              ? after(content, EMPTY)
              : NOT_ALLOWED;
      case Interleave(Pattern a, Pattern b) ->
          choice(
              applyAfter(q -> interleave(q, b), open(a, e)),
              applyAfter(q -> interleave(a, q), open(b, e)));
      case OneOrMore(Pattern q) -> applyAfter(r -> group(r, optional(p)), open(q, e));
      case Group(Pattern a, Pattern b) -> {
        Pattern first = applyAfter(q -> group(q, b), open(a, e));
        yield isNullable(a) ? choice(first, open(b, e)) : first;
      }
      case After(Pattern a, Pattern b) -> applyAfter(q -> after(q, b), open(a, e));
      case Ref ref -> open(resolve(ref), e);
      case Empty _, NotAllowed _, Text _, Data _, Value _, Attribute _ -> NOT_ALLOWED;
    };
  }

  private static Pattern applyAfter(UnaryOperator<Pattern> f, Pattern p) {
    return switch (p) {
      case After(Pattern a, Pattern b) -> after(a, f.apply(b));
      case Choice(Pattern a, Pattern b) -> choice(applyAfter(f, a), applyAfter(f, b));
      default -> NOT_ALLOWED;
    };
  }

  /// After an attribute.
  Pattern attribute(Pattern p, XmlAttribute att) {
    return switch (p) {
      case After(Pattern a, Pattern b) -> after(attribute(a, att), b);
      case Choice(Pattern a, Pattern b) -> choice(attribute(a, att), attribute(b, att));
      case Group(Pattern a, Pattern b) ->
          choice(group(attribute(a, att), b), group(a, attribute(b, att)));
      case Interleave(Pattern a, Pattern b) ->
          choice(interleave(attribute(a, att), b), interleave(a, attribute(b, att)));
      case OneOrMore(Pattern q) -> group(attribute(q, att), optional(p));
      case Attribute(String namespace, String name, Pattern value) ->
          namespace.equals(att.namespace())
                  && name.equals(att.name())
                  && matches(value, att.value())
              ? EMPTY
              : NOT_ALLOWED;
      case Ref ref -> attribute(resolve(ref), att);
      case Empty _, NotAllowed _, Text _, Data _, Value _, Element _ -> NOT_ALLOWED;
    };
  }

  private boolean matches(Pattern p, String s) {
    return isNullable(p) && s.isBlank() || isNullable(text(p, s));
  }

  /// After `>`: attributes that have not come are missing.
  Pattern close(Pattern p) {
    return switch (p) {
      case After(Pattern a, Pattern b) -> after(close(a), b);
      case Choice(Pattern a, Pattern b) -> choice(close(a), close(b));
      case Group(Pattern a, Pattern b) -> group(close(a), close(b));
      case Interleave(Pattern a, Pattern b) -> interleave(close(a), close(b));
      case OneOrMore(Pattern q) -> oneOrMore(close(q));
      case Attribute _ -> NOT_ALLOWED;
      case Ref ref -> close(resolve(ref));
      case Empty _, NotAllowed _, Text _, Data _, Value _, Element _ -> p;
    };
  }

  /// After `</name>`.
  Pattern end(Pattern p) {
    return switch (p) {
      case Choice(Pattern a, Pattern b) -> choice(end(a), end(b));
      case After(Pattern a, Pattern b) -> isNullable(a) ? b : NOT_ALLOWED;
      default -> NOT_ALLOWED;
    };
  }
}
