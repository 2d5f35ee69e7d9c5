"""Colour spaces as Krita's files name them, and pixels in their memory order."""
import os
import struct

import numpy as np

# Where Krita's profiles lie, and those that `builtin_profiles.py` took out of it.
ICC = os.environ.get("KRITA_ICC", "/usr/share/color/icc/krita")
BUILTIN = os.environ.get("KRITA_BUILTIN", "")

# model, depth -> id in maindoc.xml
IDS = {
    ("RGBA", "U8"): "RGBA", ("RGBA", "U16"): "RGBA16", ("RGBA", "F16"): "RGBAF16", ("RGBA", "F32"): "RGBAF32",
    ("GRAYA", "U8"): "GRAYA", ("GRAYA", "U16"): "GRAYAU16", ("GRAYA", "F16"): "GRAYAF16", ("GRAYA", "F32"): "GRAYAF32",
    ("CMYKA", "U8"): "CMYK", ("CMYKA", "U16"): "CMYKAU16", ("CMYKA", "F32"): "CMYKAF32",
    ("LABA", "U8"): "LABAU8", ("LABA", "U16"): "LABA", ("LABA", "F32"): "LABAF32",
    ("XYZA", "U8"): "XYZA8", ("XYZA", "U16"): "XYZA16", ("XYZA", "F16"): "XYZAF16", ("XYZA", "F32"): "XYZAF32",
    ("YCbCrA", "U8"): "YCBCRA8", ("YCbCrA", "U16"): "YCBCRAU16", ("YCbCrA", "F32"): "YCBCRF32",
}
CHANNELS = {"RGBA": 4, "GRAYA": 2, "CMYKA": 5, "LABA": 4, "XYZA": 4, "YCbCrA": 4}
TYPES = {"U8": np.uint8, "U16": np.uint16, "F16": np.float16, "F32": np.float32}
UNIT = {"U8": 255, "U16": 65535, "F16": 1, "F32": 1}

# What a document of each model may hold.
PROFILES = {
    "RGBA": ["sRGB-elle-V2-srgbtrc.icc", "sRGB-elle-V2-g10.icc", "Rec2020-elle-V4-g10.icc", "ACEScg-elle-V4-g10.icc",
             "ClayRGB-elle-V2-g22.icc", "ClayRGB-elle-V4-srgbtrc.icc", "LargeRGB-elle-V2-g22.icc",
             "WideRGB-elle-V2-g22.icc", "scRGB.icm", "krita25_lcms-builtin-sRGB_g100-truegamma.icc"],
    "GRAYA": ["Gray-D50-elle-V2-g10.icc", "Gray-D50-elle-V2-g18.icc", "Gray-D50-elle-V2-g22.icc",
              "Gray-D50-elle-V2-labl.icc", "Gray-D50-elle-V2-rec709.icc", "Gray-D50-elle-V2-srgbtrc.icc",
              "Gray-D50-elle-V4-g10.icc", "Gray-D50-elle-V4-g22.icc", "Gray-D50-elle-V4-labl.icc"],
    "CMYKA": ["cmyk.icm"],
    "LABA": ["lab.icc"],
    "XYZA": ["xyz.icc"],
    "YCbCrA": ["bt601-7_bt1886_ycbcr_v2.icc", "bt709-6_ycbcr_v4.icc", "bt601-7_ycbcr_v4.icc"],
}


def icc(name):
    with open(os.path.join(BUILTIN if name in ("lab.icc", "xyz.icc") else ICC, name), "rb") as f:
        return f.read()


def description(data):
    """The profile's name, as its `desc` tag has it."""
    count = struct.unpack(">I", data[128:132])[0]
    for i in range(count):
        tag, at, size = struct.unpack(">4sII", data[132 + 12 * i:144 + 12 * i])
        if tag != b"desc":
            continue
        if data[at:at + 4] == b"desc":
            n = struct.unpack(">I", data[at + 8:at + 12])[0]
            return data[at + 12:at + 12 + n - 1].decode("latin-1").rstrip("\0")
        n, start = struct.unpack(">II", data[at + 20:at + 28])
        return data[at + start:at + start + n].decode("utf-16-be").rstrip("\0")
    return ""


def pack(model, depth, a):
    """Numbers (h, w, channels; 0..1 where the channel is bounded, alpha last) as the tiles hold them."""
    a = np.array(a, np.float64)
    if model == "RGBA" and depth in ("U8", "U16"):
        a = a[..., [2, 1, 0, 3]]
    if depth in ("U8", "U16"):
        a = np.floor(np.clip(a, 0, 1) * UNIT[depth] + 0.5)
    elif model == "LABA":
        a[..., 0] *= 100
        a[..., 1:3] = (a[..., 1:3] - 0.5) * 200
    elif model == "CMYKA":
        a[..., :4] *= 100
    with np.errstate(over="ignore"):
        return np.ascontiguousarray(a.astype(TYPES[depth]))
