package pentimento.kpl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import pentimento.kpl.SamplePalettes;
import pentimento.kpl.formats.PaletteFormat;
import pentimento.kpl.formats.Palettes;
import pentimento.kpl.krita.Kpl;
import pentimento.kpl.krita.KplVersion;
import pentimento.kpl.xml.XmlReader;

/// Our validator against jing: the same verdict on a thousand documents of each schema, most of
/// them damaged in a place.
class SchemaAgreesWithJingTest {

  private static final String SAMPLE =
      """
      <colors xmlns:xlink="http://www.w3.org/1999/xlink">
       <color name="blue"><label lang="en">Blue</label><label>Azul</label>
        <CMYK space="ink" c="0.87" m="0.61" y="0" k="0"/><Lab space="mine" L="34.67" a="54.1" b="-103.3"/>
        <HSV space="p" h="240" s="1" v="1"/><XYZ space="q" x="0.15" y="0.08" z="0.71"/>
        <sRGB r="0" g="0" b="1.0"/><RGB space="lcd" r="0.16" g="-0.15" b="1.07e0"/></color>
       <color name="red"><label lang="en">Red</label><sRGB r="1.0" g="0" b="0"/></color>
       <colorspace name="ink" xlink:href="2nd_floor.icm"/>
       <colorspace name="lcd" xlink:href="generic.icm"/>
      </colors>
      """;

  private static final class Quiet implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {}

    @Override
    public void error(SAXParseException e) {}

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  private static ValidationDriver jing(String schema) throws Exception {
    PropertyMapBuilder properties = new PropertyMapBuilder();
    properties.put(ValidateProperty.ERROR_HANDLER, new Quiet());
    ValidationDriver driver =
        new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
    assertThat(driver.loadSchema(new InputSource(new StringReader(schema)))).isTrue();
    return driver;
  }

  private static boolean ours(Schema schema, String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return schema.check(XmlReader.document("test", new ByteArrayInputStream(bytes))) == null;
  }

  private static final List<String> PIECES =
      List.of(
          "<label>x</label>",
          "<color name='z'/>",
          "<sRGB r='0' g='0' b='0'/>",
          "<group name='g'>",
          "</group>",
          "space=\"s\" ",
          "r=\"1\" ",
          "text",
          "<Gray space='a' g='1'/>",
          "lang=\"de\" ",
          "<Position row='0' column='1'/>",
          "<b/>",
          "1e5",
          "INF",
          "-",
          ".",
          "  ",
          "<!-- c -->",
          "<colorspace name='n' xlink:href='%zz'/>",
          "<colorspace name='n' xlink:href='a b#c'/>",
          "U16");

  /// Most edits keep the document well formed, so that it is the schema that decides.
  private static String mutate(String document, Random random) {
    StringBuilder text = new StringBuilder(document);
    int edits = 1 + random.nextInt(2);
    for (int i = 0; i < edits; i++) {
      String[] lines = text.toString().split("(?<=>)");
      int at = random.nextInt(lines.length);
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(6)) {
        case 0 -> lines[at] = "";
        case 1 -> lines[at] = lines[at] + piece;
        case 2 ->
            lines[at] =
                lines[at].replaceFirst(
                    "=\"[^\"]*\"", "=\"" + piece.replaceAll("[<>\"&']", "") + "\"");
        case 3 -> lines[at] = lines[at].replaceFirst(" [a-zA-Z]+=\"[^\"]*\"", "");
        case 4 -> lines[at] = lines[at].replaceFirst("<([A-Za-z]+) ", "<$1 extra=\"1\" ");
        default -> {
          int other = random.nextInt(lines.length);
          String swap = lines[at];
          lines[at] = lines[other];
          lines[other] = swap;
        }
      }
      text = new StringBuilder(String.join("", lines));
    }
    return text.toString();
  }

  private static void agree(Schema schema, String jingSchema, String seedDocument, long seed)
      throws Exception {
    ValidationDriver jing = jing(jingSchema);
    Random random = new Random(seed);
    int wellFormed = 0;
    int valid = 0;
    for (int i = 0; wellFormed < 1000 && i < 100_000; i++) {
      String document = i == 0 ? seedDocument : mutate(seedDocument, random);
      boolean theirs;
      try {
        InputSource source = new InputSource(new StringReader(document));
        theirs = jing.validate(source);
      } catch (SAXException | IOException _) {
        continue;
      }
      wellFormed++;
      if (theirs) valid++;
      assertThat(ours(schema, document))
          .as("seed %d, round %d:%n%s", seed, i, document)
          .isEqualTo(theirs);
    }
    assertThat(wellFormed).isEqualTo(1000);
    assertThat(valid).isBetween(20, 980);
  }

  @Test
  void on_the_corrected_schema() throws Exception {
    Schema schema = Schema.create();
    agree(schema, schema.text(), SAMPLE, 1);
    String ours =
        new String(
            Palettes.convert(SamplePalettes.everything(), PaletteFormat.CREATE).bytes(),
            StandardCharsets.UTF_8);
    agree(schema, schema.text(), ours.replaceFirst("<\\?xml.*?\\?>\\s*", ""), 2);
  }

  @Test
  void on_the_original_schema() throws Exception {
    Path original =
        Path.of(System.getProperty("pentimento.shared", ""), "specs/create-swatches.rnc");
    Assumptions.assumeTrue(Files.exists(original), "the original schema is not here");
    String text = Files.readString(original);
    agree(Schema.originalCreate(), text, SAMPLE, 3);
    agree(Schema.parse("original", text), text, SAMPLE, 4);
    Path sample = original.resolveSibling("create-swatches.xml");
    agree(Schema.originalCreate(), text, Files.readString(sample), 5);
  }

  @Test
  void on_the_schema_of_colorsets() throws Exception {
    Schema schema = Schema.colorset();
    String document =
        new String(
            Kpl.colorset(SamplePalettes.everything(), KplVersion.V2_0), StandardCharsets.UTF_8);
    assertThat(ours(schema, document)).isTrue();
    agree(schema, schema.text(), document.replaceFirst("<\\?xml.*?\\?>\\s*", ""), 6);
  }
}
