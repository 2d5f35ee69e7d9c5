#!/bin/sh
# Runs the chain matrix, log2, curve, exp2 in Java and in C, one after the other, three times.
# Needs gcc, and `bench` compiled (./mvnw -pl bench -am compile). JAVA names a JDK 25's java.
set -e
cd "$(dirname "$0")/.."
twin=$(mktemp -d)
trap 'rm -rf "$twin"' EXIT
gcc -O3 -march=native -ffast-math bench/src/main/c/fused_chain.c -o "$twin/fused_chain" -lm
for round in 1 2 3; do
  "$twin/fused_chain" "$@"
  "${JAVA:-java}" -cp bench/target/classes:pixel/target/classes pentimento.bench.FusedChain "$@"
done
