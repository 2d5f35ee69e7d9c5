package pentimento.studio.branch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pentimento.kra.FileLayer;
import pentimento.kra.KraDocument;

/// A file layer that shows a branch. What it shows is a hidden float picture beside its document,
/// `.DOCUMENT.branch.NAME.HANDLE.exr`, made as that of a linked base.
///
/// @param uuid of the layer
/// @param file the picture
/// @param handle the first eight digits of the branch's handle, from the file's name
public record BranchLayer(String uuid, Path file, String handle) {

  /// Digits of the handle in a file's name.
  static final int DIGITS = 8;

  private static final Pattern NAME =
      Pattern.compile("\\..+\\.branch\\.[\\p{L}\\p{N}_-]*\\.([0-9a-f]{" + DIGITS + "})\\.exr");

  /// The layers of a document that show branches.
  public static List<BranchLayer> of(KraDocument document) {
    List<BranchLayer> all = new ArrayList<>();
    document.walk(node -> {
      if (!(node instanceof FileLayer layer)) return;
      try {
        Path file = Path.of(document.file()).resolveSibling(layer.source());
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) all.add(new BranchLayer(layer.uuid(), file, name.group(1)));
      } catch (InvalidPathException _) {
        // Another system's path: no picture of ours.
      }
    });
    return all;
  }

  /// The picture of a new layer.
  static Path beside(Path document, Branch branch) {
    String readable = branch.name().replaceAll("[^\\p{L}\\p{N}_-]", "_");
    return document.resolveSibling(
        "."
            + document.getFileName()
            + ".branch."
            + readable
            + "."
            + branch.handle().substring(0, DIGITS)
            + ".exr");
  }
}
