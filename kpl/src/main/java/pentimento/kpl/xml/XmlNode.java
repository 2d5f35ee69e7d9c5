package pentimento.kpl.xml;

/// What an element holds: text or elements. Comments and processing instructions are not kept.
public sealed interface XmlNode permits XmlElement, XmlText {}
