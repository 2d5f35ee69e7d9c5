package pentimento.kpl.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pentimento.pixel.BadInput;

class XmlReaderTest {

  @ParameterizedTest
  @CsvSource({
    "UTF-8, ''",
    "UTF-8, <?xml version='1.0'?>",
    "UTF-8, <?xml version='1.0' encoding='utf-8'?>",
    "ISO-8859-1, <?xml version='1.0' encoding='ISO-8859-1'?>",
    "windows-1252, <?xml version=\"1.0\" encoding=\"windows-1252\"?>",
    "UTF-16, <?xml version='1.0' encoding='UTF-16'?>",
    "UTF-16LE, <?xml version='1.0' encoding='UTF-16'?>",
    "UTF-16BE, <?xml version='1.0' encoding='UTF-16'?>"
  })
  void text_is_read_in_the_encoding_it_has(String encoding, String head) {
    String text = head + "<a b='é'/>";
    assertThat(read(text.getBytes(Charset.forName(encoding))).attribute("b", "")).isEqualTo("é");
  }

  @Test
  void unknown_encodings_are_refused_and_damaged_text_is_not_printed() {
    byte[] unknown = "<?xml version='1.0' encoding='UTF-9'?><a/>".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(unknown))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll("f.xml", "line 1", "UTF-9", "use UTF-8");
    byte[] damaged =
        "<?xml version='1.0' encoding='ASCII'?><a b='é'/>".getBytes(StandardCharsets.UTF_8);
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(read(damaged).attribute("b", "")).isEqualTo("\uFFFD\uFFFD");
    } finally {
      System.setErr(err);
    }
    assertThat(printed.size()).isZero();
  }

  private static XmlElement read(byte[] bytes) {
    return XmlReader.document("f.xml", new ByteArrayInputStream(bytes));
  }
}
