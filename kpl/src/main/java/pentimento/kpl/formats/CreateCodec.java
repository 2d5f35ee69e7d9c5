package pentimento.kpl.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pentimento.kpl.ColourValue;
import pentimento.kpl.Palette;
import pentimento.kpl.PlacedSwatch;
import pentimento.kpl.ReadPalette;
import pentimento.kpl.Remark;
import pentimento.kpl.Swatch;
import pentimento.kpl.SwatchDepth;
import pentimento.kpl.SwatchGroup;
import pentimento.kpl.SwatchModel;
import pentimento.kpl.create.CreateColour;
import pentimento.kpl.create.CreateDocument;
import pentimento.kpl.create.CreateGroup;
import pentimento.kpl.create.CreateItem;
import pentimento.kpl.create.CreateLabel;
import pentimento.kpl.create.CreateSpace;
import pentimento.kpl.create.CreateXml;

/// Create swatches as palettes: nested groups become groups named "outer / inner"; of several
/// values the first of RGB, CMYK, Gray, YCbCr with a profile, Lab, XYZ, sRGB and the rest is taken.
final class CreateCodec implements PaletteCodec {

  private static final List<SwatchModel> WITH_PROFILE =
      List.of(SwatchModel.RGB, SwatchModel.CMYK, SwatchModel.GRAY, SwatchModel.YCBCR);
  private static final List<SwatchModel> OTHERS =
      List.of(
          SwatchModel.LAB,
          SwatchModel.XYZ,
          SwatchModel.SRGB,
          SwatchModel.LUV,
          SwatchModel.YXY,
          SwatchModel.HSV,
          SwatchModel.HLS,
          SwatchModel.RGB,
          SwatchModel.CMYK,
          SwatchModel.GRAY,
          SwatchModel.YCBCR);

  @Override
  public ReadPalette read(String file, byte[] bytes) {
    return read(file, bytes, FilesBeside.NONE);
  }

  @Override
  public ReadPalette read(String file, byte[] bytes, FilesBeside beside) {
    List<Remark> remarks = new ArrayList<>();
    CreateDocument document = CreateXml.read(file, bytes, remarks);
    Map<String, List<Swatch>> groups = new LinkedHashMap<>();
    groups.put("", new ArrayList<>());
    collect(document.items(), "", document, groups, remarks);
    List<SwatchGroup> filled = new ArrayList<>();
    groups.forEach((name, swatches) -> {
      if (name.isEmpty() || !swatches.isEmpty()) {
        filled.add(SwatchGroup.filled(name, Palette.USUAL_COLUMNS, swatches));
      }
    });
    String title = document.labels().isEmpty() ? "" : document.labels().getFirst().text();
    return new ReadPalette(
        new Palette(
            title,
            "",
            Palette.USUAL_COLUMNS,
            filled,
            CreateProfiles.read(document.spaces(), beside, remarks)),
        remarks);
  }

  private static void collect(
      List<CreateItem> items,
      String path,
      CreateDocument document,
      Map<String, List<Swatch>> groups,
      List<Remark> remarks) {
    for (CreateItem item : items) {
      switch (item) {
        case CreateGroup g -> {
          String name = g.name().isEmpty() ? "group" : g.name();
          collect(
              g.items(), path.isEmpty() ? name : path + " / " + name, document, groups, remarks);
        }
        case CreateColour c -> {
          ColourValue value = best(c, document);
          if (value == null) {
            remarks.add(new Remark("'" + c.name() + "'", "has no colour; taken as black"));
            value = ColourValue.srgb(0, 0, 0);
          } else if (c.values().size() > 1) {
            remarks.add(
                new Remark(
                    "'" + c.name() + "'", "has several values; " + value.model() + " taken"));
          }
          String label = c.label("en");
          String id = label.equals(c.name()) ? "" : c.name();
          SwatchDepth depth = value.model() == SwatchModel.CMYK ? SwatchDepth.U16 : SwatchDepth.F32;
          groups
              .computeIfAbsent(path, _ -> new ArrayList<>())
              .add(new Swatch(label, id, false, depth, value));
        }
      }
    }
  }

  private static @Nullable ColourValue best(CreateColour c, CreateDocument document) {
    for (SwatchModel model : WITH_PROFILE) {
      ColourValue v = c.value(model);
      if (v != null && document.spaces().stream().anyMatch(s -> s.name().equals(v.space()))) {
        return v;
      }
    }
    for (SwatchModel model : OTHERS) {
      ColourValue v = c.value(model);
      if (v != null) return v;
    }
    return null;
  }

  @Override
  public WrittenPalette write(Palette palette) {
    LossLedger ledger = new LossLedger(palette);
    ledger.gridIsLost();
    List<CreateItem> items = new ArrayList<>();
    for (SwatchGroup g : palette.groups()) {
      List<CreateItem> colours = new ArrayList<>();
      for (PlacedSwatch p : g.swatches()) colours.add(colour(ledger, g, p.swatch()));
      if (g.name().isEmpty()) items.addAll(colours);
      else items.add(new CreateGroup(g.name(), List.of(), colours, List.of()));
    }
    List<CreateSpace> spaces =
        palette.profiles().stream()
            .map(p -> new CreateSpace(p.name(), CreateProfiles.href(p)))
            .toList();
    List<CreateLabel> title =
        palette.name().isEmpty() ? List.of() : List.of(new CreateLabel("", palette.name()));
    return ledger
        .close(CreateXml.write(new CreateDocument(title, items, spaces, List.of())))
        .withBeside(CreateProfiles.files(palette.profiles()));
  }

  private static CreateColour colour(LossLedger ledger, SwatchGroup group, Swatch s) {
    ColourValue value = s.colour() instanceof ColourValue c ? c : ColourValue.srgb(0, 0, 0);
    ledger.note(group, s, value, false, s.spot() ? List.of("spot") : List.of());
    boolean twoNames = !s.id().isEmpty() && !s.id().equals(s.name());
    List<CreateLabel> labels = twoNames ? List.of(new CreateLabel("", s.name())) : List.of();
    return new CreateColour(twoNames ? s.id() : s.name(), labels, List.of(value), List.of());
  }
}
