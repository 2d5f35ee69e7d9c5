package pentimento.kpl;

import pentimento.kpl.xml.XmlElement;

/// A colour element that nobody here understands, kept as it was. Krita shows it black.
public record ForeignColour(XmlElement element) implements SwatchColour {}
