#!/bin/sh
# Times sliders in a warm process: bench/sliders.sh RAW [EDIT]
#
# The JVM is set up as the resident process is.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/launch/find-jdk.sh"
pentimento_find_jdk "$here"
. "$here/launch/jit.sh"
[ -d "$here/bench/target/lib" ] || {
  cd "$here" && sh ./mvnw -q -B -ntp -Dquick -DskipTests -pl bench -am package
}
# shellcheck disable=SC2086 # several words on purpose
exec "$JAVA_HOME/bin/java" $pentimento_jit -XX:+UseSerialGC -XX:-UsePerfData \
  -cp "$here/bench/target/classes:$here/bench/target/lib/*" pentimento.bench.Sliders "$@"
