package pentimento.kra.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.FileNames;

/// An archive as a folder, for looking inside and putting back.
///
/// `entries.txt` in the folder lists the entries in their order, one per line: `stored` or
/// `deflated`, a tab, the file in the folder, a tab, the entry's name. Names that would leave the
/// folder or that a file system does not take are changed on disk and kept in the list.
public final class ZipFolder {

  private static final String LIST = "entries.txt";

  private ZipFolder() {}

  /// Writes every entry into a folder, which is made and must be empty if it exists. On any failure
  /// it is as it was before.
  ///
  /// @return how many entries were written
  /// @throws BadInput when an entry is damaged
  /// @throws CannotWrite when the folder is not empty, or the system refuses
  public static int unpack(ZipArchive archive, Path folder) {
    boolean made = !Files.exists(folder);
    try {
      Files.createDirectories(folder);
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new CannotWrite(folder.toString(), "the folder is not empty", "give a new one");
        }
      }
    } catch (IOException e) {
      throw new CannotWrite(folder.toString(), e);
    }
    try {
      return fill(archive, folder);
    } catch (IOException e) {
      clear(folder, made);
      throw new CannotWrite(folder.toString(), e);
    } catch (RuntimeException e) {
      clear(folder, made);
      throw e;
    }
  }

  private static int fill(ZipArchive archive, Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of(LIST));
    for (ZipEntry entry : archive.entries()) {
      if (entry.isFolder()) continue;
      String onDisk = safe(entry.name(), taken);
      Path target = folder.resolve(onDisk);
      Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
      write(archive, entry, target);
      String method = entry.method() == ZipEntry.STORED ? "stored" : "deflated";
      lines.add(method + "\t" + onDisk + "\t" + entry.name().replaceAll("[\\t\\n\\r]", "?"));
    }
    Files.write(folder.resolve(LIST), lines);
    return lines.size();
  }

  private static void clear(Path folder, boolean itself) {
    try (var inside = Files.walk(folder)) {
      for (Path p : inside.sorted(Comparator.reverseOrder()).toList()) {
        if (itself || !p.equals(folder)) Files.delete(p);
      }
    } catch (IOException _) {
      // What matters is said already.
    }
  }

  private static void write(ZipArchive archive, ZipEntry entry, Path target) throws IOException {
    // The size an entry claims is the most that is written, whatever its stream would give.
    EntryBytes content = archive.content(entry);
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(new EntryStream(content), crc)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
    // Packed again it would count as intact.
    if (crc.getValue() != entry.crc()) {
      throw archive.bad(entry, "is damaged: its checksum does not match");
    }
  }

  /// A relative path without dots that climb, drives, or characters that file systems refuse.
  static String safe(String name, Set<String> taken) {
    StringBuilder path = new StringBuilder();
    for (String step : name.split("/")) {
      String clean = step.replaceAll("[\\x00-\\x1f\\\\:*?\"<>|]", "_").strip();
      if (clean.isEmpty() || clean.matches("\\.+")) clean = "_".repeat(Math.max(1, clean.length()));
      clean = FileNames.cut(clean, 200).strip();
      if (!path.isEmpty()) path.append('/');
      path.append(clean);
    }
    String base = path.toString();
    String unique = base;
    // File systems may not tell upper from lower case, and no file may have the name of a folder.
    for (int n = 2; clashes(unique, taken); n++) unique = "~" + n + "/" + base;
    taken.add(unique.toLowerCase(Locale.ROOT));
    for (int slash = unique.indexOf('/'); slash > 0; slash = unique.indexOf('/', slash + 1)) {
      taken.add(unique.substring(0, slash + 1).toLowerCase(Locale.ROOT));
    }
    return unique;
  }

  private static boolean clashes(String path, Set<String> taken) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (taken.contains(lower) || taken.contains(lower + "/")) return true;
    for (int slash = lower.indexOf('/'); slash > 0; slash = lower.indexOf('/', slash + 1)) {
      if (taken.contains(lower.substring(0, slash))) return true;
    }
    return false;
  }

  /// Makes an archive of a folder: the entries its list names, in that order, and after them files
  /// that it does not name, under their path.
  ///
  /// @return how many entries were written
  public static int pack(Path folder, Path target) {
    return pack(folder, target, packed -> {});
  }

  /// As [#pack(Path, Path)]; `check` looks at what was packed, under a name of its own, before it
  /// replaces anything, and throws when it will not do.
  public static int pack(Path folder, Path target, Consumer<Path> check) {
    List<String[]> entries = entries(folder);
    AtomicFile.write(
        target,
        check,
        channel -> {
          ZipWriter zip = new ZipWriter(channel);
          for (String[] e : entries) {
            byte[] content = Files.readAllBytes(folder.resolve(e[1]));
            if (e[0].equals("stored")) zip.stored(e[2], content);
            else zip.deflated(e[2], content);
          }
          zip.finish();
        });
    return entries.size();
  }

  private static List<String[]> entries(Path folder) {
    List<String[]> entries = new ArrayList<>();
    Set<String> listed = new HashSet<>(Set.of(LIST));
    try {
      Path list = folder.resolve(LIST);
      if (Files.exists(list)) {
        int number = 0;
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
          number++;
          String[] fields = line.split("\t", 3);
          Path file = fields.length == 3 ? folder.resolve(fields[1]).normalize() : folder;
          if (fields.length < 3 || !file.startsWith(folder.normalize())) {
            throw new BadInput(
                list.toString(), "line " + number, "method, file and name expected, with tabs");
          }
          listed.add(fields[1]);
          // A file that was taken away is an entry that was taken away.
          if (Files.isRegularFile(file)) entries.add(fields);
        }
      }
      try (var all = Files.walk(folder)) {
        for (Path p : all.filter(Files::isRegularFile).sorted().toList()) {
          String name = folder.relativize(p).toString().replace('\\', '/');
          if (!listed.contains(name)) entries.add(new String[] {"deflated", name, name});
        }
      }
    } catch (IOException e) {
      throw BadInput.unreadable(folder.toString(), e);
    }
    if (entries.isEmpty()) throw new BadInput(folder.toString(), "", "holds no files");
    return entries;
  }
}
