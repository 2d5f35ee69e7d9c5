package pentimento.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static pentimento.ops.RawVectors.difference;
import static pentimento.ops.RawVectors.raw;

import org.junit.jupiter.api.Test;
import pentimento.ops.RawVectors.Shot;
import pentimento.ops.crop.Crop;
import pentimento.ops.demosaic.Demosaic;
import pentimento.ops.demosaic.DemosaicMethod;
import pentimento.ops.finalscale.FinalScale;
import pentimento.ops.flip.Flip;
import pentimento.ops.flip.Orientation;
import pentimento.ops.highlights.HighlightMode;
import pentimento.ops.highlights.Highlights;
import pentimento.ops.rawprepare.RawPrepare;
import pentimento.ops.temperature.Temperature;
import pentimento.pipe.GeometryOperation;
import pentimento.pipe.ImageInfo;
import pentimento.pixel.Rect;

/// The raw section against darktable 4.2.1, sample by sample.
class DarktableRawTest {

  /// What single precision and another order of sums leave.
  private static final double FLOOR = 5e-6;

  private static final RawPrepare LEVELS =
      new RawPrepare(0, 0, 0, 0, 1024, 1024, 1024, 1024, 16383, false);

  private static final Temperature DAYLIGHT =
      new Temperature(Float.intBitsToFloat(0x4013a5e7), 1f, Float.intBitsToFloat(0x3faa4a45));

  private static final Demosaic MONOCHROME = new Demosaic(DemosaicMethod.PASSTHROUGH_MONOCHROME);

  private static final Demosaic PPG = new Demosaic(DemosaicMethod.PPG);

  @Test
  void raw_levels_and_margins() {
    RawPrepare op = new RawPrepare(3, 1, 2, 5, 1000, 1010, 1020, 1030, 15000, false);
    assertThat(difference(raw("bayer.dng").then(op, MONOCHROME), "rawprepare", 0))
        .isLessThan(FLOOR);
  }

  @Test
  void the_lens_shading_map() {
    RawPrepare op = new RawPrepare(3, 2, 1, 4, 1024, 1024, 1024, 1024, 16383, true);
    assertThat(difference(raw("bayer-gain.dng").then(op, MONOCHROME), "gainmap", 0))
        .isLessThan(FLOOR);
  }

  @Test
  void white_balance() {
    assertThat(difference(balanced().then(MONOCHROME), "temperature", 0)).isLessThan(FLOOR);
  }

  @Test
  void white_balance_starts_at_daylight() {
    Shot shot = raw("bayer.dng");
    assertThat(Temperature.forCamera(shot.info().camera())).isEqualTo(DAYLIGHT);
    assertThat(RawPrepare.forCamera(shot.info().camera())).isEqualTo(LEVELS);
  }

  @Test
  void samples_in_their_own_colour() {
    Demosaic op = new Demosaic(DemosaicMethod.PHOTOSITE_COLOUR);
    assertThat(difference(balanced().then(op), "photosite", 0)).isLessThan(FLOOR);
  }

  @Test
  void highlights_clipped() {
    Highlights op = new Highlights(HighlightMode.CLIP, 0.9f);
    assertThat(difference(balanced().then(op, MONOCHROME), "hl_clip", 0)).isLessThan(FLOOR);
  }

  @Test
  void highlights_from_opposed_colours() {
    Shot full = balanced().then(Highlights.DEFAULTS, MONOCHROME);
    assertThat(difference(full, "hl_opposed", 0)).isLessThan(FLOOR);
    Highlights early = new Highlights(HighlightMode.OPPOSED, 0.7f);
    assertThat(difference(balanced().then(early, MONOCHROME), "hl_opposed07", 0)).isLessThan(FLOOR);
  }

  @Test
  void highlights_of_x_trans() {
    Shot shot = raw("xtrans.dng").then(LEVELS, DAYLIGHT, Highlights.DEFAULTS, MONOCHROME);
    assertThat(difference(shot, "x_hl_opposed", 0)).isLessThan(FLOOR);
  }

  @Test
  void demosaic_rcd() {
    assertThat(difference(balanced().then(Demosaic.DEFAULTS), "rcd", 0)).isLessThan(FLOOR);
  }

  @Test
  void demosaic_ppg() {
    assertThat(difference(balanced().then(PPG), "ppg", 0)).isLessThan(FLOOR);
  }

  @Test
  void a_quarter_turn() {
    Shot shot = demosaiced(new Flip(Orientation.ROTATE_90));
    assertThat(difference(shot, "flip5", 0)).isLessThan(FLOOR);
  }

  @Test
  void a_half_turn() {
    Shot shot = demosaiced(new Flip(Orientation.ROTATE_180));
    assertThat(difference(shot, "flip3", 0)).isLessThan(FLOOR);
  }

  /// darktable lets demosaic's rule for the edge act at the crop's edge; we do not.
  @Test
  void a_crop() {
    Crop crop =
        new Crop(
            Float.intBitsToFloat(0x3d072b02),
            Float.intBitsToFloat(0x3c343958),
            Float.intBitsToFloat(0x3f46e979),
            Float.intBitsToFloat(0x3f69ba5e));
    assertThat(difference(demosaiced(crop), "crop", 4)).isLessThan(FLOOR);
  }

  /// darktable scales last, after its way through Lab.
  @Test
  void the_final_size() {
    for (int width : new int[] {48, 37}) {
      Shot small = balanced().then(PPG).throughLab().then(new FinalScale(width, 0));
      assertThat(RawVectors.plainDifference(small, "scale" + width)).isLessThan(FLOOR);
    }
  }

  private static Shot balanced() {
    return raw("bayer.dng").then(LEVELS, DAYLIGHT);
  }

  /// PPG and then `operation`, aligned as the planner would.
  private static Shot demosaiced(GeometryOperation operation) {
    Shot mosaic = balanced();
    ImageInfo rgb = PPG.output(mosaic.info());
    Rect wanted = operation.source(operation.output(rgb).bounds(), rgb);
    GeometryOperation alignment = PPG.alignment(wanted, mosaic.info());
    Shot shot = mosaic.then(PPG);
    return alignment == null ? shot.then(operation) : shot.then(alignment, operation);
  }
}
