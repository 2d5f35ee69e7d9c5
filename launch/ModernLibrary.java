import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Copies a library's jar with class files of before Java 6 brought to Java 8's format: the same
/// code, with the stack maps by which a JVM checks newer classes. The JVM's cache of classes takes
/// no older ones. Run by `launch/build.sh` as a source file: `java ModernLibrary.java IN OUT`.
public final class ModernLibrary {

  private static final int JAVA_6 = 50;

  private ModernLibrary() {}

  public static void main(String[] args) throws IOException {
    Path in = Path.of(args[0]);
    try (URLClassLoader library = new URLClassLoader(new URL[] {in.toUri().toURL()});
        JarFile jar = new JarFile(in.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      ClassFile classes =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(library)),
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.isDirectory()) continue;
        out.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream bytes = jar.getInputStream(entry)) {
          byte[] old = bytes.readAllBytes();
          out.write(entry.getName().endsWith(".class") ? modern(classes, old) : old);
        }
      }
    }
  }

  private static byte[] modern(ClassFile classes, byte[] old) {
    ClassModel model = classes.parse(old);
    if (model.majorVersion() >= JAVA_6) return old;
    ClassTransform version =
        ClassTransform.endHandler(to -> to.withVersion(ClassFile.JAVA_8_VERSION, 0));
    return classes.transformClass(
        model,
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
  }
}
