package pentimento.kra.blend;

/// The blend functions that trade hue, saturation or lightness between source and backdrop.
record HsxFunction(HsxModel model, Change change) implements RgbFunction {

  /// What the source gives to the backdrop.
  enum Change {
    COLOR,
    HUE,
    SATURATION,
    LIGHTNESS,
    MORE_SATURATION,
    LESS_SATURATION,
    MORE_LIGHTNESS,
    LESS_LIGHTNESS
  }

  @Override
  public void apply(float[] sr, float[] sg, float[] sb, float[] dr, float[] dg, float[] db, int n) {
    Triple c = new Triple();
    for (int i = 0; i < n; i++) {
      float r = dr[i];
      float g = dg[i];
      float b = db[i];
      switch (change) {
        case COLOR -> {
          c.set(sr[i], sg[i], sb[i]);
          c.lightness(model, model.lightness(r, g, b));
        }
        case LIGHTNESS -> {
          c.set(r, g, b);
          c.lightness(model, model.lightness(sr[i], sg[i], sb[i]));
        }
        case MORE_LIGHTNESS -> {
          c.set(r, g, b);
          c.addLightness(model, model.lightness(sr[i], sg[i], sb[i]));
        }
        case LESS_LIGHTNESS -> {
          c.set(r, g, b);
          c.addLightness(model, model.lightness(sr[i], sg[i], sb[i]) - 1);
        }
        case HUE -> {
          c.set(sr[i], sg[i], sb[i]);
          c.saturation(model.saturation(r, g, b));
          c.lightness(model, model.lightness(r, g, b));
        }
        case SATURATION, MORE_SATURATION, LESS_SATURATION -> {
          float source = model.saturation(sr[i], sg[i], sb[i]);
          float backdrop = model.saturation(r, g, b);
          float saturation =
              switch (change) {
                case MORE_SATURATION -> backdrop + (1 - backdrop) * source;
                case LESS_SATURATION -> backdrop * source;
                default -> source;
              };
          c.set(r, g, b);
          c.saturation(saturation);
          c.lightness(model, model.lightness(r, g, b));
        }
      }
      dr[i] = c.r;
      dg[i] = c.g;
      db[i] = c.b;
    }
  }

  /// One colour in the making.
  private static final class Triple {
    private float r;
    private float g;
    private float b;

    void set(float red, float green, float blue) {
      r = red;
      g = green;
      b = blue;
    }

    void lightness(HsxModel model, float lightness) {
      addLightness(model, lightness - model.lightness(r, g, b));
    }

    /// Shifts all channels and pulls what left 0..1 back towards the lightness.
    void addLightness(HsxModel model, float light) {
      r += light;
      g += light;
      b += light;
      float l = model.lightness(r, g, b);
      float n = HsxModel.min(r, g, b);
      float x = HsxModel.max(r, g, b);
      if (n < 0) {
        float scale = 1 / (l - n);
        r = l + (r - l) * l * scale;
        g = l + (g - l) * l * scale;
        b = l + (b - l) * l * scale;
      }
      if (x > 1 && x - l > Math.ulp(1f)) {
        float room = 1 - l;
        float scale = 1 / (x - l);
        r = l + (r - l) * room * scale;
        g = l + (g - l) * room * scale;
        b = l + (b - l) * room * scale;
      }
    }

    /// Stretches the channels to `0..saturation`, in their order; a grey becomes black.
    void saturation(float saturation) {
      float max = HsxModel.max(r, g, b);
      float min = HsxModel.min(r, g, b);
      if (!(max - min > 0)) {
        set(0, 0, 0);
        return;
      }
      float range = max - min;
      set(
          stretched(r, min, max, saturation, range),
          stretched(g, min, max, saturation, range),
          stretched(b, min, max, saturation, range));
    }

    private static float stretched(float v, float min, float max, float sat, float range) {
      return v == max ? sat : v == min ? 0 : (v - min) * sat / range;
    }
  }
}
