package pentimento.kra.fuzz;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.kra.zip.ZipWriter;

/// The entries of a document, unpacked, to be packed again with one of them changed: the archive is
/// sound, so that the damage reaches the reader behind it.
public record Entries(List<Entry> all) {

  /// @param content unpacked
  public record Entry(String name, byte[] content) {}

  public static Entries of(Path file) {
    List<Entry> entries = new ArrayList<>();
    try (ZipArchive archive = ZipArchive.open(file)) {
      for (ZipEntry e : archive.entries()) {
        if (!e.name().endsWith("/")) entries.add(new Entry(e.name(), archive.bytes(e, 1 << 24)));
      }
    }
    return new Entries(entries);
  }

  public byte[] content(String name) {
    return all.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow().content();
  }

  /// With one entry more, or another content of it.
  public Entries with(String name, byte[] content) {
    List<Entry> changed = new ArrayList<>(all);
    changed.removeIf(e -> e.name().equals(name));
    changed.add(new Entry(name, content));
    return new Entries(changed);
  }

  public Path write(Path file) throws IOException {
    write(file, "", new byte[0]);
    return file;
  }

  public void write(Path file, String changed, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ZipWriter zip = new ZipWriter(channel);
      for (Entry e : all) {
        zip.stored(e.name(), e.name().equals(changed) ? content : e.content());
      }
      zip.finish();
    }
  }
}
