#!/bin/sh
# Runs the chain matrix, log2, curve, exp2 in Java and in C, one after the other, three times.
# Needs gcc, and `bench` compiled (./mvnw -pl bench -am compile).
set -e
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$here"
. "$here/launch/find-jdk.sh"
pentimento_find_jdk "$here"
. "$here/launch/jit.sh"
twin=$(mktemp -d)
trap 'rm -rf "$twin"' EXIT
gcc -O3 -march=native -ffast-math bench/src/main/c/fused_chain.c -o "$twin/fused_chain" -lm
for round in 1 2 3; do
  "$twin/fused_chain" "$@"
  # shellcheck disable=SC2086 # several words on purpose
  "$JAVA_HOME/bin/java" $pentimento_jit -cp bench/target/classes:pixel/target/classes pentimento.bench.FusedChain "$@"
done
