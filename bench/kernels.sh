#!/bin/sh
# Runs the JMH kernels: bench/kernels.sh [JMH arguments, such as PipeKernels -p operation=filmicrgb]
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$here/launch/find-jdk.sh"
pentimento_find_jdk "$here"
cd "$here"
sh ./mvnw -q -B -ntp -Dquick -DskipTests -pl bench -am package
exec "$JAVA_HOME/bin/java" -cp "bench/target/classes:bench/target/lib/*" org.openjdk.jmh.Main "$@"
