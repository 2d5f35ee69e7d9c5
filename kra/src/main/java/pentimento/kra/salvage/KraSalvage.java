package pentimento.kra.salvage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pentimento.kra.KraDocument;
import pentimento.kra.xml.XmlParser;
import pentimento.kra.zip.Fragment;
import pentimento.kra.zip.ZipArchive;
import pentimento.kra.zip.ZipEntry;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.AtomicFile;
import pentimento.pixel.BadInput;
import pentimento.pixel.CannotWrite;
import pentimento.pixel.Problem;

/// Makes a document of everything that is intact in a damaged one: entries whose checksum matches
/// byte for byte, the whole tiles of damaged layers, and where the layer tree itself is lost, a
/// flat one of all layers found.
public final class KraSalvage {

  private static final String MAIN = "maindoc.xml";

  /// Of a damaged layer no more than this is looked at.
  private static final int LARGEST_PAYLOAD = 1 << 30;

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
        if (!intact.containsKey(f.name())) rescue(f);
      }
      if (!hasTree()) rebuildTree();
      AtomicFile.write(
          target,
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
      try (KraDocument document = KraDocument.open(target)) {
        lost.addAll(document.warnings());
      }
      return new SalvageReport(intact.size(), repaired.size(), lost);
    }

    private void rescue(Fragment fragment) {
      byte[] content = archive.rescue(fragment, LARGEST_PAYLOAD);
      TileRescue tiles = TileRescue.of(content);
      if (tiles != null) {
        repaired.put(fragment.name(), tiles.payload());
        if (tiles.intact() < tiles.announced()) {
          lost.add(
              "%d of %d tiles of %s"
                  .formatted(
                      tiles.announced() - tiles.intact(), tiles.announced(), fragment.name()));
        }
        return;
      }
      // Half a picture or profile is none; half a text may still be whole.
      if (fragment.name().equals(MAIN) && parses(content)) repaired.put(MAIN, content);
      else lost.add(fragment.name());
    }

    private boolean hasTree() {
      ZipEntry main = intact.get(MAIN);
      if (main == null) return repaired.containsKey(MAIN);
      return parses(archive.bytes(main, 64 << 20));
    }

    private boolean parses(byte[] xml) {
      try {
        String text = XmlParser.decode(archive.file(), MAIN, xml);
        return XmlParser.parse(archive.file(), MAIN, text).child("IMAGE") != null;
      } catch (Problem _) {
        return false;
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
