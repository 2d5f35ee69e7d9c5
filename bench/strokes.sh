#!/bin/sh
# Times a stroke in a warm process: bench/strokes.sh RAW FOLDER
# The raw is copied into the folder, an empty one, and painted on there.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/launch/find-jdk.sh"
pentimento_find_jdk "$here"
. "$here/launch/jit.sh"
[ -d "$here/bench/target/lib" ] || {
  cd "$here" && sh ./mvnw -q -B -ntp -Dquick -DskipTests -pl bench -am package
}
mkdir -p "$2"
cp "$1" "$2/"
# shellcheck disable=SC2086 # several words on purpose
exec "$JAVA_HOME/bin/java" $pentimento_jit -XX:+UseSerialGC -Xmx5g \
  -cp "$here/bench/target/classes:$here/bench/target/lib/*" pentimento.bench.Strokes \
  "$2/$(basename "$1")"
