package pentimento.kra.salvage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pentimento.kra.KraDocument;
import pentimento.kra.xml.XmlElement;
import pentimento.kra.xml.XmlParser;
import pentimento.kra.zip.Fragment;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;

/// Makes a document of everything that is intact in a damaged one: entries whose checksum matches
/// byte for byte, the whole tiles of damaged layers (damaged before they were packed, too), and
/// where the layer tree itself is lost, a flat one of all layers found.
public final class KraSalvage {

  private static final String MAIN = "maindoc.xml";

  /// Of a damaged layer no more than this is looked at.
  private static final int LARGEST_PAYLOAD = 1 << 30;

  private static final byte[] TILES = "VERSION 2\n".getBytes(StandardCharsets.US_ASCII);

  /// Files without which a layer still opens.
  private static final Pattern CONFIGURATION =
      Pattern.compile("\\.filterconfig$|\\.keyframes\\.xml$|\\.colorizemask/content\\.xml$");

  private KraSalvage() {}

  /// @param target another file than the damaged one, which is not touched
  /// @throws BadInput when nothing at all can be recovered
  public static SalvageReport salvage(Path damaged, Path target) {
    try {
      if (Files.exists(target) && Files.isSameFile(damaged, target)) {
        throw new CannotWrite(target.toString(), "is the damaged document itself", "name another");
      }
    } catch (IOException e) {
      throw new CannotWrite(target.toString(), e);
    }
    try (ZipArchive archive = ZipArchive.salvage(damaged)) {
      return new Salvaging(archive).write(target);
    }
  }

  private static final class Salvaging {

    private final ZipArchive archive;
    private final Map<String, ZipEntry> intact = new LinkedHashMap<>();
    private final Map<String, byte[]> repaired = new LinkedHashMap<>();
    private final List<String> lost = new ArrayList<>();

    Salvaging(ZipArchive archive) {
      this.archive = archive;
    }

    SalvageReport write(Path target) {
      for (ZipEntry e : archive.entries()) intact.put(e.name(), e);
      for (Fragment f : archive.fragments()) {
        if (!intact.containsKey(f.name())) {
          rescue(f.name(), archive.rescue(f, LARGEST_PAYLOAD));
        }
      }
      for (ZipEntry e : List.copyOf(intact.values())) look(e);
      boolean tree = hasTree();
      if (!tree) rebuildTree();
      try {
        pack(target);
      } catch (BadInput e) {
        if (!tree) throw e;
        rebuildTree();
        pack(target);
      }
      return new SalvageReport(intact.size(), repaired.size(), lost);
    }

    /// Writes what there is; only what opens replaces the target.
    private void pack(Path target) {
      AtomicFile.write(
          target,
          packed -> {
            try (KraDocument document = KraDocument.open(packed)) {
              lost.addAll(document.warnings());
            } catch (BadInput e) {
              String problem = String.valueOf(e.getMessage()).replace(packed + ": ", "");
              throw new BadInput(
                  archive.file(), "", "what is intact makes no document (" + problem + ")");
            }
          },
          channel -> {
            ZipWriter zip = new ZipWriter(channel);
            byte[] mimetype = "application/x-krita".getBytes(StandardCharsets.US_ASCII);
            zip.stored("mimetype", mimetype);
            for (ZipEntry e : intact.values()) {
              if (!e.name().equals("mimetype")) zip.copy(archive, e);
            }
            for (Map.Entry<String, byte[]> e : repaired.entrySet()) {
              if (e.getKey().endsWith(".xml")) zip.deflated(e.getKey(), e.getValue());
              else zip.stored(e.getKey(), e.getValue());
            }
            zip.finish();
          });
    }

    private void rescue(String name, byte[] content) {
      TileRescue tiles = TileRescue.of(content);
      if (tiles != null) {
        take(name, tiles);
      } else if (name.equals(MAIN) && isTree(content)) {
        // Half a picture or profile is none; half a text may still be whole.
        repaired.put(MAIN, content);
      } else {
        lost.add(name);
      }
    }

    private void take(String name, TileRescue tiles) {
      repaired.put(name, tiles.payload());
      if (tiles.intact() < tiles.announced()) {
        lost.add(
            "%d of %d tiles of %s"
                .formatted(tiles.announced() - tiles.intact(), tiles.announced(), name));
      }
    }

    /// Looks into an entry whose checksum matches: what it holds may have been damaged before it
    /// was packed.
    private void look(ZipEntry e) {
      if (!e.name().contains("/layers/") || e.size() > LARGEST_PAYLOAD) return;
      if (beginsWithTiles(e)) {
        TileRescue tiles = TileRescue.of(archive.bytes(e, LARGEST_PAYLOAD));
        if (tiles == null || tiles.intact() == tiles.announced()) return;
        intact.remove(e.name());
        take(e.name(), tiles);
      } else if (CONFIGURATION.matcher(e.name()).find()
          && e.size() > 0
          && parsed(archive.bytes(e, LARGEST_PAYLOAD)) == null) {
        intact.remove(e.name());
        lost.add(e.name());
      }
    }

    private boolean beginsWithTiles(ZipEntry e) {
      byte[] start = new byte[TILES.length];
      if (e.size() < start.length) return false;
      archive.content(e).read(0, start, 0, start.length);
      return Arrays.equals(start, TILES);
    }

    private boolean hasTree() {
      ZipEntry main = intact.get(MAIN);
      if (main == null) return repaired.containsKey(MAIN);
      return isTree(archive.bytes(main, 64 << 20));
    }

    private boolean isTree(byte[] xml) {
      XmlElement root = parsed(xml);
      return root != null && root.child("IMAGE") != null;
    }

    private @Nullable XmlElement parsed(byte[] xml) {
      try {
        return XmlParser.parse(archive.file(), "", XmlParser.decode(archive.file(), "", xml));
      } catch (BadInput _) {
        return null;
      }
    }

    private void rebuildTree() {
      FoundLayers found = FoundLayers.in(archive, intact.values(), repaired);
      if (found.isEmpty()) {
        throw new BadInput(
            archive.file(), "", "holds neither a layer tree nor a layer that is intact");
      }
      intact.remove(MAIN);
      repaired.put(MAIN, found.tree().getBytes(StandardCharsets.UTF_8));
      lost.add("the layer tree (names, order, modes); all layers found lie in a flat one");
    }
  }
}
