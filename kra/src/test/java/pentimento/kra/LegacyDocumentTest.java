package pentimento.kra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pentimento.kra.zip.ZipWriter;
import pentimento.pixel.Planes;
import pentimento.pixel.Rect;

/// Documents as Krita 1 and 2 wrote them: other words in the tree, tiles without a header.
class LegacyDocumentTest {

  @TempDir Path folder;

  @Test
  void krita_1_has_layer_types_raw_tiles_and_masks_without_elements() throws IOException {
    String tree =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE DOC PUBLIC '-//KDE//DTD krita 1.3//EN' 'http://www.koffice.org/DTD/krita-1.3.dtd'>
        <DOC xmlns="http://www.koffice.org/DTD/krita" syntaxVersion="1" editor="Krita">
         <IMAGE name="old" mime="application/x-kra" width="70" height="20"
           colorspacename="RGBA" x-res="72,5" y-res="1">
          <layers>
           <layer layertype="paintlayer" name="one" filename="layer1" visible="1" opacity="200"
             compositeop="normal" x="3" y="-2" colorspacename="RGBA"/>
          </layers>
         </IMAGE>
        </DOC>
        """;
    byte[] mask = tile(1, new byte[] {7});
    Path file = write(tree, "old", tile(4, new byte[] {10, 20, 30, -1}), mask);
    try (KraDocument d = KraDocument.open(file)) {
      assertThat(d.image().syntaxVersion()).isEqualTo(1);
      assertThat(d.image().xResolution()).isEqualTo(72.5);
      assertThat(d.image().yResolution()).isEqualTo(100);
      PaintLayer layer = (PaintLayer) d.layers().getFirst();
      assertThat(layer.opacity()).isEqualTo(200);
      Planes read = Planes.allocate(new Rect(3, -2, 65, 65), 4);
      layer.pixels().reader().read(read);
      // Blue lies first; the tile ends at 64.
      assertThat(read.at(0, 66, 61)).isEqualTo(30 / 255f);
      assertThat(read.at(3, 67, 61)).isZero();
      TransparencyMask old = (TransparencyMask) layer.masks().getFirst();
      byte[] selected = new byte[1];
      requireNonNull(old.selection()).reader().read(new Rect(3, -2, 1, 1), selected);
      assertThat(selected).containsExactly(7);
    }
  }

  @Test
  void krita_2_has_other_ids_and_the_folder_may_have_another_name() throws IOException {
    String tree =
        """
        <!DOCTYPE DOC PUBLIC '-//KDE//DTD krita 2.0//EN' 'http://www.koffice.org/DTD/krita-2.0.dtd'>
        <k:DOC xmlns:k="http://www.koffice.org/DTD/krita" syntaxVersion="2" editor="Krita">
         <k:IMAGE name="new title" mime="application/x-kra" width="70" height="20"
           colorspacename="RgbAF32" profile="ignored">
          <k:layers>
           <k:layer nodetype="adjustmentlayer" name="f" filename="layer9"
             filtername="brightnesscontrast"/>
           <k:layer nodetype="paintlayer" name="one" filename="layer1" colorspacename="GRAYA16"/>
          </k:layers>
         </k:IMAGE>
        </k:DOC>
        """;
    byte[] payload = tile(4, new byte[] {0, -128, -1, -1});
    Path file = write(tree, "old title", payload, new byte[0]);
    try (KraDocument d = KraDocument.open(file)) {
      assertThat(d.image().space().format()).isEqualTo(PixelFormat.RGBA_F32);
      assertThat(d.image().space().profileName()).isEmpty();
      FilterLayer filter = (FilterLayer) d.layers().getFirst();
      assertThat(filter.settings().id()).isEqualTo("perchannel");
      assertThat(filter.compositeOp()).isEqualTo("copy");
      PaintLayer layer = (PaintLayer) d.layers().get(1);
      assertThat(layer.space().format()).isEqualTo(new PixelFormat(ColourModel.GRAYA, Depth.U16));
      Planes read = Planes.allocate(new Rect(0, 0, 1, 1), 2);
      layer.pixels().reader().read(read);
      assertThat(read.plane(0)[0]).isEqualTo(0x8000 / 65535f);
    }
  }

  /// One raw tile of one colour.
  private static byte[] tile(int pixelSize, byte[] pixel) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("1\n0,0,64,64\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 64 * 64; i++) out.write(pixel, 0, pixelSize);
    return out.toByteArray();
  }

  private Path write(String tree, String name, byte[] payload, byte[] mask) throws IOException {
    Path file = folder.resolve("old.kra");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ZipWriter zip = new ZipWriter(channel);
      zip.deflated("maindoc.xml", tree.getBytes(StandardCharsets.UTF_8));
      zip.deflated(name + "/layers/layer1", payload);
      if (mask.length > 0) zip.deflated(name + "/layers/layer1.mask", mask);
      zip.finish();
    }
    return file;
  }
}
