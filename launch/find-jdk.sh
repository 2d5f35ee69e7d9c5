# Sets JAVA_HOME to a JDK from 25.0.3 up to, not including, 26. Sourced by the launchers.
#
# Earlier 25 builds move arrays that native code holds. A JDK is recognised by its `release` file, so
# that no candidate need be started.

pentimento_jdk_fits() {
  [ -r "$1/release" ] && [ -x "$1/bin/javac" ] || return 1
  pentimento_version=$(sed -n 's/^JAVA_VERSION="\([0-9.]*\).*/\1/p' "$1/release")
  case "$pentimento_version" in
    25.0.[0-2] | 25.0) return 1 ;;
    25.*) return 0 ;;
    *) return 1 ;;
  esac
}

pentimento_find_jdk() {
  # Where the last search ended, so that later calls do not search.
  if [ -r "$1/.build/jdk" ]; then
    read -r pentimento_known < "$1/.build/jdk"
    if [ -z "${JAVA_HOME:-}" ] || [ "$JAVA_HOME" = "$pentimento_known" ]; then
      if pentimento_jdk_fits "$pentimento_known"; then
        JAVA_HOME=$pentimento_known
        export JAVA_HOME
        return 0
      fi
    fi
  fi
  pentimento_on_path=$(command -v java 2> /dev/null || true)
  if [ -n "$pentimento_on_path" ]; then
    pentimento_on_path=$(readlink -f "$pentimento_on_path" 2> /dev/null || echo "$pentimento_on_path")
    pentimento_on_path=${pentimento_on_path%/bin/java}
  fi
  for pentimento_candidate in "${JAVA_HOME:-}" "$pentimento_on_path" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* /usr/local/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$pentimento_candidate" ] && pentimento_jdk_fits "$pentimento_candidate"; then
      JAVA_HOME=$pentimento_candidate
      export JAVA_HOME
      mkdir -p "$1/.build" 2> /dev/null && echo "$JAVA_HOME" > "$1/.build/jdk" || true
      return 0
    fi
  done
  echo "pentimento: no JDK 25.0.3 or newer (before 26) was found in JAVA_HOME, on the PATH or in the usual folders;" >&2
  echo "            install one (for instance Eclipse Temurin 25) and set JAVA_HOME to its folder" >&2
  return 1
}
