# Builds Pentimento into .build/lib, with a word of progress per library.
# $1 is the repository; JAVA_HOME is set.
set -u
here=$1
build="$here/.build"
mkdir -p "$build"
log="$build/build.log"
echo "pentimento: building (first use; a few minutes when Maven has yet to fetch its libraries) ..." >&2
cd "$here" || exit 1
status="$build/build.status"
rm -f "$status"
{
  sh "$here/mvnw" -B -ntp -Dquick -DskipTests -pl app -am package 2>&1
  echo $? > "$status"
} | tee "$log" | sed -n 's/^\[INFO\] Building \(pentimento\.[a-z]*\).*\[\([0-9/]*\)\]$/pentimento:   \2 \1/p' >&2
if [ "$(cat "$status" 2> /dev/null)" != 0 ]; then
  echo "pentimento: the build failed; the log is $log; its last errors:" >&2
  grep -E '^\[ERROR\]' "$log" | head -n 10 >&2
  exit 1
fi
fresh="$build/lib.$$"
rm -rf "$fresh"
mkdir -p "$fresh"
cp "$here"/app/target/lib/*.jar "$here"/app/target/pentimento.app-*.jar "$fresh/"
# Picocli's class files are of Java 5, which the JVM's cache below does not take.
for old in "$fresh"/picocli-*.jar; do
  "$JAVA_HOME/bin/java" "$here/launch/ModernLibrary.java" "$old" "$old.new" >> "$log" 2>&1 \
    && mv "$old.new" "$old" || rm -f "$old.new"
done
rm -rf "$build/lib.old"
[ -d "$build/lib" ] && mv "$build/lib" "$build/lib.old"
mv "$fresh" "$build/lib"
rm -rf "$build/lib.old"

# A rehearsal that the JVM remembers: classes laid out ahead of the next start, a tenth of a cold
# render. Without it everything works the same. Profiles are left out: their counters make the JIT
# replace running loops at once (docs/decisions/0402).
. "$here/launch/jit.sh"
rehearsal="$build/rehearsal"
rm -rf "$build/render.aot" "$rehearsal"
mkdir -p "$rehearsal"
cp "$here"/samples/still-life.* "$rehearsal/"
PENTIMENTO_HOME="$rehearsal/home" "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$build/render.aot" \
  -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining \
  -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED $pentimento_start \
  -cp "$build/lib/*" pentimento.app.Rehearsal "$rehearsal/still-life.dng" \
  > "$rehearsal.log" 2>&1 || true
rm -rf "$rehearsal" "$build/render.aot.config"
# Names this build: a resident process of another one is not used.
echo "$(date +%s)-$$" > "$build/stamp"
echo "pentimento: built" >&2
