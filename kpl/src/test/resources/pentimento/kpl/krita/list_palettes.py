"""Run by kritarunner: writes what Krita makes of palettes, a line of JSON strings for each swatch."""
import json
import traceback

from krita import Krita, Palette


def entries(palette, group):
    index = misses = 0
    while misses < 200:
        try:
            swatch = palette.colorSetEntryFromGroup(index, group)
        except Exception:
            return
        index += 1
        if swatch is None or not swatch.isValid():
            misses += 1
            continue
        misses = 0
        yield swatch


def __main__(args):
    with open(args[0], 'w', encoding='utf-8') as out:
        try:
            found = Krita.instance().resources('palette')
            for name in args[1:]:
                if name not in found:
                    out.write('missing\t' + name + '\n')
                    continue
                palette = Palette(found[name])
                out.write('palette\t' + '\t'.join([name, str(palette.columnCount()), str(palette.colorsCountTotal())]) + '\n')
                for group in palette.groupNames():
                    for swatch in entries(palette, group):
                        colour = swatch.color()
                        fields = [group, swatch.name(), swatch.id(), str(swatch.spotColor()), colour.colorModel(),
                                  colour.colorDepth(), colour.colorProfile(),
                                  ' '.join(repr(v) for v in colour.componentsOrdered())]
                        out.write('\t'.join(['swatch', name] + fields) + '\n')
                        out.flush()
        except BaseException:
            out.write('error\t' + traceback.format_exc().replace('\n', ' | ') + '\n')
        out.write('end\n')
