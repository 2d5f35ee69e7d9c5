package pentimento.kpl.schema;

/// What may stand at a place of a document, in the terms of RELAX NG.
sealed interface Pattern {

  /// Nothing more.
  record Empty() implements Pattern {}

  /// Nothing fits.
  record NotAllowed() implements Pattern {}

  /// Any text, none included.
  record Text() implements Pattern {}

  record Choice(Pattern a, Pattern b) implements Pattern {}

  /// Both, in any order and mixed.
  record Interleave(Pattern a, Pattern b) implements Pattern {}

  /// One, then the other.
  record Group(Pattern a, Pattern b) implements Pattern {}

  record OneOrMore(Pattern p) implements Pattern {}

  /// Text of a datatype.
  record Data(Datatype type) implements Pattern {}

  /// This text, white space collapsed.
  record Value(String text) implements Pattern {}

  record Element(String namespace, String name, Pattern content) implements Pattern {}

  record Attribute(String namespace, String name, Pattern value) implements Pattern {}

  /// Inside an element: what is left of its content, and what may follow it.
  record After(Pattern content, Pattern rest) implements Pattern {}

  /// A definition by its name.
  record Ref(String name) implements Pattern {}

  Pattern EMPTY = new Empty();
  Pattern NOT_ALLOWED = new NotAllowed();
  Pattern TEXT = new Text();

  static boolean isNothing(Pattern p) {
    return p instanceof NotAllowed;
  }

  static Pattern choice(Pattern a, Pattern b) {
    if (isNothing(a)) return b;
    if (isNothing(b) || a.equals(b)) return a;
    return new Choice(a, b);
  }

  static Pattern group(Pattern a, Pattern b) {
    if (isNothing(a) || isNothing(b)) return NOT_ALLOWED;
    if (a instanceof Empty) return b;
    return b instanceof Empty ? a : new Group(a, b);
  }

  static Pattern interleave(Pattern a, Pattern b) {
    if (isNothing(a) || isNothing(b)) return NOT_ALLOWED;
    if (a instanceof Empty) return b;
    return b instanceof Empty ? a : new Interleave(a, b);
  }

  static Pattern after(Pattern content, Pattern rest) {
    return isNothing(content) || isNothing(rest) ? NOT_ALLOWED : new After(content, rest);
  }

  static Pattern oneOrMore(Pattern p) {
    return isNothing(p) ? p : new OneOrMore(p);
  }

  static Pattern optional(Pattern p) {
    return choice(p, EMPTY);
  }
}
