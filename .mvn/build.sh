# What our commands share: finding a JDK 25, and building once before the first run. To be sourced by a
# bash script that has set `root` and defines `is_built` and `build`.
# shellcheck shell=bash

lock="$root/.hawser-build"

# The feature version of a java executable, or 0 if it does not run.
version_of() {
  local text
  text="$("$1" -version 2>&1)" || { echo 0; return; }
  [[ $text =~ version\ \"([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# Prints the home of a JDK 25 or newer: JAVA_HOME, the PATH, then where JDKs are usually installed.
find_jdk() {
  local home candidates=()
  [[ -n ${JAVA_HOME:-} ]] && candidates+=("$JAVA_HOME")
  if command -v java >/dev/null; then
    home="$(readlink -f "$(command -v java)" 2>/dev/null || command -v java)"
    candidates+=("${home%/bin/java}")
  fi
  [[ -x /usr/libexec/java_home ]] &&
    candidates+=("$(/usr/libexec/java_home -v 25+ 2>/dev/null || true)")
  candidates+=(/usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/*
    "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home)
  for home in "${candidates[@]}"; do
    if [[ -x $home/bin/javac && $(version_of "$home/bin/java") -ge 25 ]]; then
      echo "$home"
      return
    fi
  done
  echo "hawser: no JDK 25 found. Install one, for example Temurin 25," >&2
  echo "hawser: or point JAVA_HOME at one." >&2
  return 1
}

# One build at a time, however many programs start at once; a lock names its owner, who may be dead.
build_once() {
  if [[ -L $lock ]] && kill -0 "$(readlink "$lock")" 2>/dev/null; then
    echo "waiting for the build that another terminal has begun…" >&2
  fi
  until ln -s $$ "$lock" 2>/dev/null; do
    kill -0 "$(readlink "$lock")" 2>/dev/null || rm -f "$lock"
    sleep 0.1
  done
  trap 'rm -f "$lock"' EXIT
  is_built || build
  rm -f "$lock"
}

# Runs Maven quietly; its output shows only if it fails.
run_maven() {
  local maven log
  if ! maven="$(command -v mvn)"; then
    echo "hawser: Maven is needed to build. Install Maven 3.8.7 or newer." >&2
    return 1
  fi
  log="$(mktemp "${TMPDIR:-/tmp}/hawser-build.XXXXXX")"
  if ! (cd "$root" && "$maven" -q -B -ntp "$@") >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "hawser: the build failed; its output is above and in $log" >&2
    return 1
  fi
  rm -f "$log"
}
