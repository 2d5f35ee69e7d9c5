package pentimento.darktable.sidecar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import pentimento.pixel.AtomicFile;

/// Writes sidecars that darktable 4.2.1 accepts: schema 4, values as attributes.
public final class SidecarWriter {

  private SidecarWriter() {}

  /// Writes or replaces a sidecar file.
  ///
  /// @param derivedFrom file name of the picture it belongs to
  public static void write(Path path, Sidecar sidecar, String derivedFrom) {
    byte[] text = write(sidecar, derivedFrom).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        path,
        channel -> {
          ByteBuffer bytes = ByteBuffer.wrap(text);
          while (bytes.hasRemaining()) channel.write(bytes);
        });
  }

  /// The text of a sidecar; the same sidecar gives the same text.
  public static String write(Sidecar sidecar, String derivedFrom) {
    StringBuilder xml = new StringBuilder(4096);
    xml.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
            xmlns:darktable="http://darktable.sf.net/\"\
        """);
    xml.append("\n   xmpMM:DerivedFrom=\"").append(escape(derivedFrom)).append('"');
    attribute(xml, 3, "xmp_version", "4");
    attribute(xml, 3, "raw_params", "0");
    attribute(xml, 3, "auto_presets_applied", sidecar.autoPresetsApplied() ? "1" : "0");
    attribute(xml, 3, "history_end", Integer.toString(sidecar.historyEnd()));
    attribute(xml, 3, "iop_order_version", Integer.toString(sidecar.orderVersion()));
    if (!sidecar.orderList().isEmpty()) attribute(xml, 3, "iop_order_list", order(sidecar));
    xml.append(">\n   <darktable:masks_history>\n    <rdf:Seq>\n");
    for (MaskForm form : sidecar.forms()) form(xml, form);
    xml.append("    </rdf:Seq>\n   </darktable:masks_history>\n");
    xml.append("   <darktable:history>\n    <rdf:Seq>\n");
    int number = 0;
    for (HistoryItem item : sidecar.history()) item(xml, number++, item);
    xml.append("    </rdf:Seq>\n   </darktable:history>\n");
    xml.append("  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n");
    return xml.toString();
  }

  private static String order(Sidecar sidecar) {
    StringBuilder list = new StringBuilder();
    for (String name : sidecar.orderList()) {
      int hash = name.indexOf('#');
      if (!list.isEmpty()) list.append(',');
      list.append(hash < 0 ? name : name.substring(0, hash));
      list.append(',').append(hash < 0 ? "0" : name.substring(hash + 1));
    }
    return list.toString();
  }

  private static void item(StringBuilder xml, int number, HistoryItem item) {
    xml.append("     <rdf:li");
    attribute(xml, 6, "num", Integer.toString(number));
    attribute(xml, 6, "operation", item.operation());
    attribute(xml, 6, "enabled", item.enabled() ? "1" : "0");
    attribute(xml, 6, "modversion", Integer.toString(item.version()));
    attribute(xml, 6, "params", Blob.encode(item.params()));
    attribute(xml, 6, "multi_name", item.label());
    attribute(xml, 6, "multi_priority", Integer.toString(item.instance()));
    if (!item.blend().isEmpty()) {
      attribute(xml, 6, "blendop_version", Integer.toString(item.blendVersion()));
      attribute(xml, 6, "blendop_params", Blob.encode(item.blend()));
    }
    xml.append("/>\n");
  }

  private static void form(StringBuilder xml, MaskForm form) {
    xml.append("     <rdf:li");
    attribute(xml, 6, "mask_num", Integer.toString(form.step()));
    attribute(xml, 6, "mask_id", Long.toString(form.id()));
    attribute(xml, 6, "mask_type", Integer.toString(form.type()));
    attribute(xml, 6, "mask_name", form.name());
    attribute(xml, 6, "mask_version", Integer.toString(form.version()));
    attribute(xml, 6, "mask_points", Blob.encode(form.points()));
    attribute(xml, 6, "mask_nb", Integer.toString(form.count()));
    attribute(xml, 6, "mask_src", Blob.encode(form.source()));
    xml.append("/>\n");
  }

  private static void attribute(StringBuilder xml, int indent, String name, String value) {
    xml.append('\n').repeat(" ", indent).append("darktable:").append(name).append("=\"");
    xml.append(escape(value)).append('"');
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\n', '\r', '\t' -> out.append(' ');
        default -> {
          // Other control characters cannot be written in XML 1.0 at all.
          if (c >= 0x20 && c != 0xfffe && c != 0xffff) out.append(c);
        }
      }
    }
    return out.toString();
  }
}
