package pentimento.studio;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.pipe.Catalogue;
import pentimento.pipe.Edit;
import pentimento.pixel.BadParameter;

/// One of the edits of a photograph: the first, or that of a duplicate, which others call a virtual
/// copy. Each has an edit file and paintings of its own.
///
/// @param photo the photograph
/// @param number from 1; the first lies in `PHOTO.ext.edit.json`, the others in
///   `PHOTO.ext.N.edit.json`
public record Duplicate(Path photo, int number) {

  private static final String ENDING = ".edit.json";
  private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([1-9]\\d{0,5})");

  public Duplicate {
    if (number < 1 || number > 999_999) {
      throw new BadParameter("--duplicate", number, "a number from 1 on");
    }
  }

  public static Duplicate first(Path photo) {
    return new Duplicate(photo, 1);
  }

  /// What an edit file is of, by its name; null for a file with another name. `a.dng.2.edit.json`
  /// is the second edit of `a.dng`, unless there is a photograph called `a.dng.2`.
  public static @Nullable Duplicate ofEdit(Path edit) {
    String name = String.valueOf(edit.getFileName());
    if (!name.endsWith(ENDING) || name.length() == ENDING.length()) return null;
    String photo = name.substring(0, name.length() - ENDING.length());
    Matcher numbered = NUMBERED.matcher(photo);
    if (numbered.matches() && !Files.exists(edit.resolveSibling(photo))) {
      int number = Integer.parseInt(numbered.group(2));
      if (number > 1) return new Duplicate(edit.resolveSibling(numbered.group(1)), number);
    }
    return first(edit.resolveSibling(photo));
  }

  /// All edits that lie beside a photograph, by number.
  public static List<Duplicate> of(Path photo) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (Path edit : edits(photo.resolveSibling("."))) {
      Duplicate found = ofEdit(edit);
      if (found == null) continue;
      if (String.valueOf(found.photo.getFileName()).equals(String.valueOf(photo.getFileName()))) {
        numbers.add(found.number);
      }
    }
    List<Duplicate> all = new ArrayList<>();
    for (int number : numbers) all.add(new Duplicate(photo, number));
    return all;
  }

  /// The edit files of a folder, by name; none when it cannot be read.
  public static List<Path> edits(Path folder) {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path file : files) if (Files.isRegularFile(file)) all.add(file.normalize());
    } catch (IOException _) {
      // Gone, or nothing for us.
    }
    all.sort(null);
    return all;
  }

  /// The next one, of which there is no edit yet.
  public static Duplicate next(Path photo) {
    List<Duplicate> all = of(photo);
    return new Duplicate(photo, all.isEmpty() ? 2 : Math.max(2, all.getLast().number + 1));
  }

  /// Where its edit lies.
  public Path sidecar() {
    String number = this.number == 1 ? "" : "." + this.number;
    return photo.resolveSibling(photo.getFileName() + number + ENDING);
  }

  /// Its edit; null when there is none.
  public @Nullable Edit find(Catalogue catalogue) {
    return Files.exists(sidecar()) ? Sidecar.read(sidecar(), catalogue) : null;
  }

  /// Replaces its edit, whole or not at all.
  public void write(Edit edit, Catalogue catalogue) {
    Sidecar.replace(sidecar(), edit, catalogue);
  }

  /// For names of files made of it: empty for the first, `.2` and so on for the others.
  public String suffix() {
    return number == 1 ? "" : "." + number;
  }

  /// For people: the photograph's name, with the number of a duplicate.
  public String label() {
    String name = String.valueOf(photo.getFileName());
    return number == 1 ? name : name + " (duplicate " + number + ")";
  }
}
