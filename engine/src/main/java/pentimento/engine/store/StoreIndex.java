package pentimento.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.pixel.BadInput;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;

/// An SQLite table of what the files of a store say: handles, sizes, last use.
///
/// The files are the truth. Every question first brings the index up to date with them, reading
/// only what changed, so that a lost, damaged or outdated index answers like a fresh one. It lies
/// on a local disk even where the store does not. When it cannot be used at all, questions are
/// answered with null and callers read the files.
///
/// Nothing is opened before the first question: loading SQLite takes longer than a small render.
public final class StoreIndex {

  /*
   * One connection per question: questions are few, and other processes may ask at the same time.
   * A damaged database is deleted and made anew, once per question.
   */

  /// Raised when the tables change; an index of another number is made anew.
  private static final int VERSION = 1;

  private static final int BUSY_MILLIS = 10_000;

  private final Path local;
  private final Path file;

  private StoreIndex(Path local, String name) {
    this.local = local.toAbsolutePath();
    this.file = this.local.resolve(name);
  }

  /// The index of a store.
  ///
  /// @param local a folder on this machine, for the indexes of all stores that it uses
  public static StoreIndex in(Path local, StoreFolder folder) {
    String store = folder.store().toAbsolutePath().normalize().toString();
    String name = new ContentHasher().put(store).hash().brief();
    return new StoreIndex(local, "index-" + name + ".sqlite");
  }

  public Path file() {
    return file;
  }

  /// Deletes the index; the next question makes it anew.
  ///
  /// @throws IOException when the system refuses
  public void delete() throws IOException {
    for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
    }
  }

  /// The handles of the store by name; null when the index cannot be used.
  ///
  /// @param source only those of the photograph of that hash; null for all
  @Nullable List<Handle> handles(StoreFolder folder, @Nullable ContentHash source) {
    return ask(connection -> {
      follow(connection, folder);
      List<Handle> handles = new ArrayList<>();
      String where = source == null ? "" : " WHERE source = ?";
      String sql = "SELECT file, text FROM handles" + where + " ORDER BY name";
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        if (source != null) select.setString(1, source.hex());
        try (ResultSet rows = select.executeQuery()) {
          while (rows.next()) handles.add(HandleJson.read(rows.getString(1), rows.getString(2)));
        }
      }
      return List.copyOf(handles);
    });
  }

  /// How much the objects of a store are.
  ///
  /// @param oldest when the one not used for longest was used, in milliseconds; 0 without objects
  public record Sizes(long objects, long bytes, long oldest) {}

  /// How much is kept; null when the index cannot be used.
  public @Nullable Sizes sizes(StoreFolder folder) {
    return ask(connection -> {
      List<Eviction.Kept> objects = Eviction.list(folder).objects();
      followObjects(connection, objects);
      try (Statement statement = connection.createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT count(*), coalesce(sum(bytes), 0), coalesce(min(used), 0)"
                      + " FROM objects")) {
        row.next();
        return new Sizes(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    });
  }

  /// Makes the index anew from the files.
  ///
  /// @return how many handles it has now; null when it cannot be used
  /// @throws IOException when the old one cannot be deleted
  public @Nullable Integer rebuild(StoreFolder folder) throws IOException {
    delete();
    List<Handle> handles = handles(folder, null);
    return handles == null || sizes(folder) == null ? null : (Integer) handles.size();
  }

  @FunctionalInterface
  private interface Question<T> {
    T of(Connection connection) throws SQLException, IOException;
  }

  private <T> @Nullable T ask(Question<T> question) {
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        Files.createDirectories(local);
        try (Connection connection = open()) {
          T answer = question.of(connection);
          connection.commit();
          return answer;
        }
      } catch (SQLException | BadInput _) {
        // Damaged: away with it, and once more.
        try {
          delete();
        } catch (IOException _) {
          return null;
        }
      } catch (IOException _) {
        return null;
      }
    }
    return null;
  }

  /// A connection in a transaction that nobody else writes in.
  private Connection open() throws SQLException {
    // The library unpacks its native half here rather than into a folder that all users share.
    if (System.getProperty("org.sqlite.tmpdir") == null) {
      System.setProperty("org.sqlite.tmpdir", local.toString());
    }
    Connection connection =
        DriverManager.getConnection(
            "jdbc:sqlite:"
                + file
                + "?busy_timeout="
                + BUSY_MILLIS
                + "&transaction_mode=IMMEDIATE&synchronous=OFF");
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        int version;
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
          version = row.next() ? row.getInt(1) : 0;
        }
        if (version != VERSION) {
          statement.executeUpdate("DROP TABLE IF EXISTS handles");
          statement.executeUpdate(
              "CREATE TABLE handles (file TEXT PRIMARY KEY, stamp TEXT NOT NULL,"
                  + " name TEXT NOT NULL, source TEXT NOT NULL, text TEXT NOT NULL)");
          statement.executeUpdate("CREATE INDEX handles_of_photo ON handles (source)");
          statement.executeUpdate("DROP TABLE IF EXISTS objects");
          statement.executeUpdate(
              "CREATE TABLE objects (name TEXT PRIMARY KEY, bytes INTEGER NOT NULL,"
                  + " used INTEGER NOT NULL)");
          statement.executeUpdate("PRAGMA user_version = " + VERSION);
        }
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// Brings the table of handles up to date with their files.
  private static void follow(Connection connection, StoreFolder folder)
      throws SQLException, IOException {
    Map<String, String> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT file, stamp FROM handles")) {
      while (rows.next()) known.put(rows.getString(1), rows.getString(2));
    }
    try (PreparedStatement write =
            connection.prepareStatement("INSERT OR REPLACE INTO handles VALUES (?, ?, ?, ?, ?)");
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM handles WHERE file = ?")) {
      for (Path path : Handles.files(folder)) {
        String name = path.getFileName().toString();
        String stamp = stamp(path);
        if (stamp.equals(known.get(name))) {
          known.remove(name);
          continue;
        }
        Handle handle = readable(path);
        if (handle == null) continue;
        known.remove(name);
        write.setString(1, name);
        write.setString(2, stamp);
        write.setString(3, handle.name());
        write.setString(4, handle.source().hex());
        write.setString(5, HandleJson.write(handle));
        write.executeUpdate();
      }
      for (String gone : known.keySet()) {
        delete.setString(1, gone);
        delete.executeUpdate();
      }
    }
  }

  /// Brings the table of objects up to date: sizes and times come with the listing, so all rows are
  /// written anew.
  private static void followObjects(Connection connection, List<Eviction.Kept> objects)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM objects");
    }
    try (PreparedStatement write =
        connection.prepareStatement("INSERT INTO objects VALUES (?, ?, ?)")) {
      for (Eviction.Kept kept : objects) {
        ContentHash name = kept.name();
        if (name == null) continue;
        write.setString(1, name.hex());
        write.setLong(2, kept.bytes());
        write.setLong(3, kept.used());
        write.addBatch();
      }
      write.executeBatch();
    }
  }

  private static @Nullable Handle readable(Path path) {
    try {
      return Handles.read(path);
    } catch (BadInput _) {
      return null;
    }
  }

  /// Differs when the file was replaced: handles are written anew each time, under a fresh inode.
  private static String stamp(Path path) throws IOException {
    try {
      BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
      return a.size() + " " + a.lastModifiedTime() + " " + a.fileKey();
    } catch (java.nio.file.NoSuchFileException _) {
      return "";
    }
  }
}
