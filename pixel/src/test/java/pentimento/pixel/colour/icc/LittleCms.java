package pentimento.pixel.colour.icc;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Assumptions;

/// The system's LittleCMS as an oracle; tests that need it are skipped where it is absent.
@SuppressWarnings("restricted")
final class LittleCms {

  static final int NO_OPTIMISE = 0x0100;
  static final int BLACK_POINT = 0x2000;

  enum Depth {
    U8(1),
    U16(2),
    F32(4);
    final int bytes;

    Depth(int bytes) {
      this.bytes = bytes;
    }
  }

  private final MethodHandle open;
  private final MethodHandle create;
  private final MethodHandle run;
  private final MethodHandle delete;
  private final MethodHandle lab;
  private final MethodHandle xyz;
  private final MethodHandle save;

  private LittleCms(SymbolLookup lookup) {
    Linker linker = Linker.nativeLinker();
    open =
        linker.downcallHandle(
            lookup.find("cmsOpenProfileFromMem").orElseThrow(),
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    create =
        linker.downcallHandle(
            lookup.find("cmsCreateTransform").orElseThrow(),
            FunctionDescriptor.of(
                ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
    run =
        linker.downcallHandle(
            lookup.find("cmsDoTransform").orElseThrow(),
            FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    delete =
        linker.downcallHandle(
            lookup.find("cmsDeleteTransform").orElseThrow(), FunctionDescriptor.ofVoid(ADDRESS));
    lab =
        linker.downcallHandle(
            lookup.find("cmsCreateLab4Profile").orElseThrow(),
            FunctionDescriptor.of(ADDRESS, ADDRESS));
    save =
        linker.downcallHandle(
            lookup.find("cmsSaveProfileToMem").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    xyz =
        linker.downcallHandle(
            lookup.find("cmsCreateXYZProfile").orElseThrow(), FunctionDescriptor.of(ADDRESS));
  }

  static LittleCms present() {
    SymbolLookup lookup = null;
    for (String name : new String[] {"liblcms2.so.2", "liblcms2.so", "liblcms2.2.dylib"}) {
      try {
        lookup = SymbolLookup.libraryLookup(name, Arena.global());
        break;
      } catch (IllegalArgumentException _) {
        // Not under this name.
      }
    }
    Assumptions.assumeTrue(lookup != null, "LittleCMS is not installed: no oracle");
    return new LittleCms(java.util.Objects.requireNonNull(lookup));
  }

  private static int format(ColourModel model, Depth depth) {
    int space =
        switch (model) {
          case GRAY -> 3;
          case RGB -> 4;
          case CMY -> 5;
          case CMYK -> 6;
          case YCBCR -> 7;
          case XYZ -> 9;
          case LAB -> 10;
        };
    return (depth == Depth.F32 ? 1 << 22 : 0) | space << 16 | model.channels() << 3 | depth.bytes;
  }

  private static int code(Intent intent) {
    return switch (intent) {
      case PERCEPTUAL -> 0;
      case RELATIVE_COLORIMETRIC -> 1;
      case SATURATION -> 2;
      case ABSOLUTE_COLORIMETRIC -> 3;
    };
  }

  private MemorySegment profile(IccProfile p, Arena arena) throws Throwable {
    if (p.equals(StandardProfiles.LAB)) {
      return read((MemorySegment) lab.invoke(MemorySegment.NULL), arena);
    }
    if (p.equals(StandardProfiles.XYZ)) return read((MemorySegment) xyz.invoke(), arena);
    byte[] bytes = p.bytes();
    MemorySegment memory = arena.allocateFrom(JAVA_BYTE, bytes);
    return (MemorySegment) open.invoke(memory, bytes.length);
  }

  /// A profile as it is once it has been written and read, which is what Krita works with: its
  /// curves are then no longer known to be straight.
  private MemorySegment read(MemorySegment made, Arena arena) throws Throwable {
    MemorySegment size = arena.allocate(JAVA_INT);
    save.invoke(made, MemorySegment.NULL, size);
    MemorySegment bytes = arena.allocate(size.get(JAVA_INT, 0));
    save.invoke(made, bytes, size);
    return (MemorySegment) open.invoke(bytes, size.get(JAVA_INT, 0));
  }

  /// Colours one after the other, in LittleCMS's own units: CMYK float in percent, integers as
  /// codes.
  double[] convert(
      IccProfile from,
      Depth fromDepth,
      IccProfile to,
      Depth toDepth,
      Intent intent,
      int flags,
      double[] colours) {
    try (Arena arena = Arena.ofConfined()) {
      int n = colours.length / from.channels();
      MemorySegment in = arena.allocate((long) colours.length * fromDepth.bytes);
      for (int i = 0; i < colours.length; i++) put(in, i, fromDepth, colours[i]);
      MemorySegment out = arena.allocate((long) n * to.channels() * toDepth.bytes);
      MemorySegment transform =
          (MemorySegment)
              create.invoke(
                  profile(from, arena),
                  format(from.model(), fromDepth),
                  profile(to, arena),
                  format(to.model(), toDepth),
                  code(intent),
                  flags);
      if (transform.equals(MemorySegment.NULL)) {
        throw new IllegalStateException("LittleCMS refuses " + from + " to " + to);
      }
      run.invoke(transform, in, out, n);
      delete.invoke(transform);
      double[] result = new double[n * to.channels()];
      for (int i = 0; i < result.length; i++) result[i] = get(out, i, toDepth);
      return result;
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(MemorySegment s, long i, Depth depth, double v) {
    switch (depth) {
      case U8 -> s.setAtIndex(JAVA_BYTE, i, (byte) v);
      case U16 -> s.setAtIndex(JAVA_SHORT, i, (short) v);
      case F32 -> s.setAtIndex(JAVA_FLOAT, i, (float) v);
    }
  }

  private static double get(MemorySegment s, long i, Depth depth) {
    return switch (depth) {
      case U8 -> s.getAtIndex(JAVA_BYTE, i) & 0xff;
      case U16 -> s.getAtIndex(JAVA_SHORT, i) & 0xffff;
      case F32 -> s.getAtIndex(JAVA_FLOAT, i);
    };
  }
}
