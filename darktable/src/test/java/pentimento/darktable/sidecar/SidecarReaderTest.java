package pentimento.darktable.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import pentimento.pixel.BadInput;
import pentimento.pixel.Problem;
import pentimento.pixel.Unsupported;

class SidecarReaderTest {

  private static final HistoryItem EXPOSURE =
      new HistoryItem(
          "exposure", 1, "sky <\"&'> é", true, 6, "00000000".repeat(6), 11, "00".repeat(420), "");

  private static final Sidecar SIMPLE =
      new Sidecar(
          4,
          true,
          1,
          2,
          List.of("rawprepare", "exposure", "exposure#1", "gamma"),
          List.of(EXPOSURE),
          List.of(
              new MaskForm(0, 4_294_967_295L, 4, "grp", 6, "01".repeat(16), 1, "00".repeat(8))));

  private static String text() {
    return SidecarWriter.write(SIMPLE, "a & b.dng");
  }

  private static Sidecar read(String text) {
    return SidecarReader.read("a.xmp", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_written_is_read() {
    Sidecar back = read(text());
    assertThat(back.history()).hasSize(1);
    HistoryItem item = back.history().getFirst();
    assertThat(item.place()).contains("line ").contains("exposure");
    assertThat(item.label()).isEqualTo(EXPOSURE.label());
    assertThat(item.params()).isEqualTo(EXPOSURE.params());
    assertThat(item.blend()).isEqualTo(EXPOSURE.blend());
    assertThat(back.orderList()).isEqualTo(SIMPLE.orderList());
    assertThat(back.forms()).isEqualTo(SIMPLE.forms());
    assertThat(back.forms().getFirst().members()).containsExactly(0x01010101L);
  }

  @Test
  void values_may_be_elements() {
    Sidecar sidecar =
        read(
            """
            <x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:d="http://darktable.sf.net/">
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description>
            <d:xmp_version>5</d:xmp_version><d:history_end>1</d:history_end>
            <d:iop_order_version>4</d:iop_order_version>
            <d:history><r:Seq>
             <r:li r:parseType="Resource"><d:operation>flip</d:operation><d:enabled>1</d:enabled>
              <d:modversion>2</d:modversion><d:params>ffffffff</d:params></r:li>
             <r:li><r:Description d:operation="crop" d:modversion="1" d:params="00"/></r:li>
            </r:Seq></d:history></r:Description></r:RDF></x:xmpmeta>
            """);
    assertThat(sidecar.orderVersion()).isEqualTo(4);
    assertThat(sidecar.history())
        .extracting(HistoryItem::operation)
        .containsExactly("flip", "crop");
    assertThat(sidecar.active()).hasSize(1);
    assertThat(sidecar.history().getFirst().params()).isEqualTo("ffffffff");
  }

  @Test
  void a_damaged_value_is_named_with_its_line() {
    String hex = EXPOSURE.params();
    for (String bad :
        List.of(
            hex.substring(1), "zz" + hex.substring(2), "gz", "gz01!!", "gz01AAAA", "gzxxAAAA")) {
      assertThatThrownBy(() -> read(text().replace("params=\"" + hex, "params=\"" + bad)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("a.xmp: line ")
          .hasMessageContaining("exposure");
    }
    assertThatThrownBy(() -> read(text().replace("history_end=\"1\"", "history_end=\"one\"")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("history_end");
  }

  @Test
  void a_blob_that_unfolds_without_end_is_refused() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 8; i++) out.write(zeros);
    }
    String blob = "gz99" + Base64.getEncoder().encodeToString(bomb.toByteArray());
    assertThatThrownBy(
            () -> read(text().replace("params=\"" + EXPOSURE.params(), "params=\"" + blob)))
        .hasMessageContaining("4 MiB");
  }

  @Test
  void entities_are_refused() {
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;\">]>";
    assertThatThrownBy(() -> read(bomb + "<x>&b;</x>")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> read(bomb + text().substring(text().indexOf("<x:"))))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void what_is_no_sidecar_is_said() {
    assertThatThrownBy(() -> read("")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> read("hello")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> read("<x/>")).hasMessageContaining("rdf:Description");
    assertThatThrownBy(() -> read("<a>".repeat(100))).hasMessageContaining("nested");
    assertThatThrownBy(() -> read(text().replace("xmp_version=\"4\"", "xmp_version=\"6\"")))
        .isInstanceOf(Unsupported.class);
  }

  @Test
  void damaged_files_are_read_or_refused_and_nothing_else() {
    long seed = 20261121;
    Random random = new Random(seed);
    byte[] whole = text().getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 3000; round++) {
      byte[] bytes = whole.clone();
      int hits = 1 + random.nextInt(4);
      for (int i = 0; i < hits; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(4) == 0)
        bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
      try {
        Sidecar sidecar = SidecarReader.read("a.xmp", bytes);
        assertThat(sidecar.active()).hasSizeLessThanOrEqualTo(1);
      } catch (Problem e) {
        assertThat(e.getMessage()).as("seed %d round %d", seed, round).startsWith("a.xmp");
      }
    }
  }
}
