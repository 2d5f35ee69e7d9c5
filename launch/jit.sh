# Sourced: what the JIT is told (docs/decisions/0402). A loop over a run is called for every row: the
# top compiler shall compile it as a method and not first as a replacement for the running loop, and
# not once more in each caller. It gets several threads even on two cores, the quick compiler is
# asked early.
pentimento_jit="-XX:CICompilerCount=4 -XX:InlineSmallCode=500 \
-XX:Tier4MinInvocationThreshold=30 -XX:Tier4BackEdgeThreshold=4000000 \
-XX:Tier3InvocationThreshold=20 -XX:Tier3MinInvocationThreshold=10 \
-XX:Tier3CompileThreshold=100 -XX:Tier3BackEdgeThreshold=20000"

# Constructors are called by the JVM, not through classes made for each at its first call.
pentimento_start="-Djdk.reflect.useNativeAccessorOnly=true"
