package pentimento.app.kpl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pentimento.kpl.Palette;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.formats.Palettes;
import pentimento.kra.EmbeddedResource;
import pentimento.kra.KraDocument;
import pentimento.kra.Part;
import pentimento.pixel.BadInput;

/// The palettes of a file: one, or those embedded in a Krita document.
final class PaletteInput {

  /// @param name of the file, and inside a document of the resource
  record Named(String name, ReadPalette read, byte[] bytes) {}

  private PaletteInput() {}

  static List<Named> all(Path file) {
    String lower = file.toString().toLowerCase(Locale.ROOT);
    if (lower.endsWith(".kra") || lower.endsWith(".krz")) return embedded(file);
    ReadPalette read = Palettes.read(file);
    try {
      return List.of(new Named(file.toString(), read, Files.readAllBytes(file)));
    } catch (IOException e) {
      throw BadInput.unreadable(file.toString(), e);
    }
  }

  private static List<Named> embedded(Path file) {
    List<Named> palettes = new ArrayList<>();
    try (KraDocument document = KraDocument.open(file)) {
      for (EmbeddedResource r : document.resources()) {
        Part content = r.content();
        if (!r.type().equals("palettes") || content == null) continue;
        String name = file + ": " + r.filename();
        byte[] bytes = content.bytes();
        palettes.add(new Named(name, Palettes.read(name, bytes), bytes));
      }
    }
    if (palettes.isEmpty()) {
      throw new BadInput(file.toString(), "", "holds no palette", "choose another document");
    }
    return palettes;
  }

  /// The one palette of a file; the first of a document's. What was repaired goes to `err`.
  static Palette one(Path file, PrintWriter err) {
    Named named = all(file).getFirst();
    for (Remark remark : named.read.remarks()) {
      err.println("pentimento: " + named.name + ": " + remark);
    }
    return named.read.palette();
  }
}
