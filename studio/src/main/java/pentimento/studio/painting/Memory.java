package pentimento.studio.painting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pentimento.darktable.program.InstalledDarktable;
import pentimento.engine.store.Handles;
import pentimento.engine.store.ObjectStore;
import pentimento.engine.store.StoreFolder;
import pentimento.engine.store.StoreIndex;
import pentimento.kra.KraDocument;
import pentimento.kra.content.PaintingHash;
import pentimento.kra.content.PaintingMemo;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.ContentHash;
import pentimento.pixel.ContentHasher;
import pentimento.studio.branch.BranchLayer;
import pentimento.studio.identity.Whereabouts;

/// Hashes paintings, and remembers on disk what stored tiles decode to, so that a document of which
/// one layer changed is not decoded as a whole; and where files have been seen. Losing the memory
/// costs time and nothing else.
public final class Memory {

  private final @Nullable Path folder;
  private final Whereabouts whereabouts;
  private final @Nullable Handles handles;
  private final @Nullable ObjectStore objects;
  private final Supplier<@Nullable String> darktable;

  /// @param store folder of the store; null to remember nothing
  public Memory(@Nullable Path store) {
    this(store, new InstalledDarktable()::version);
  }

  /// @param darktable gives the version of darktable; null when there is none
  Memory(@Nullable Path store, Supplier<@Nullable String> darktable) {
    this.darktable = darktable;
    this.whereabouts = new Whereabouts(store);
    if (store == null) {
      this.handles = null;
      this.objects = null;
    } else {
      StoreFolder layout = new StoreFolder(store);
      this.handles = new Handles(layout, StoreIndex.in(store.resolve("local"), layout));
      this.objects = new ObjectStore(store);
    }
    this.folder = store == null ? null : new StoreFolder(store).memos("paintings");
  }

  /// Where files have been seen.
  public Whereabouts whereabouts() {
    return whereabouts;
  }

  /// The handles of branches; null when nothing is remembered.
  public @Nullable Handles handles() {
    return handles;
  }

  /// The results kept; null when none are.
  public @Nullable ObjectStore objects() {
    return objects;
  }

  /// The version of the darktable that renders what we do not; null when there is none.
  @Nullable String darktable() {
    return darktable.get();
  }

  /// The hash of what was painted, the base layer and the pictures of branches excluded.
  public ContentHash hash(KraDocument document, String base) {
    Path file = file(document);
    PaintingMemo memo = read(file);
    Set<String> branches = new HashSet<>();
    for (BranchLayer layer : BranchLayer.of(document)) branches.add(layer.uuid());
    ContentHash hash = PaintingHash.of(document, base, branches, memo).hash();
    write(file, memo.toBytes());
    return hash;
  }

  private @Nullable Path file(KraDocument document) {
    if (folder == null) return null;
    String path = Path.of(document.file()).toAbsolutePath().normalize().toString();
    return folder.resolve(new ContentHasher().put(path).hash().brief());
  }

  private static PaintingMemo read(@Nullable Path file) {
    try {
      return file != null && Files.exists(file)
          ? PaintingMemo.ofBytes(Files.readAllBytes(file))
          : PaintingMemo.empty();
    } catch (IOException _) {
      return PaintingMemo.empty();
    }
  }

  private static void write(@Nullable Path file, byte[] bytes) {
    if (file == null) return;
    try {
      if (Files.exists(file) && java.util.Arrays.equals(Files.readAllBytes(file), bytes)) return;
      Files.createDirectories(file.getParent());
      AtomicFile.write(
          file,
          channel -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) channel.write(buffer);
          });
    } catch (IOException | CannotWrite _) {
      // Remembered or not, the hash is right.
    }
  }
}
