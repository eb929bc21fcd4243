# Sourced by lxd.sh and sshd.sh: the lab's folder, its messages, and the daemons it starts itself.
# A daemon is known by its pid together with its start time, so a pid that was given to another
# process since is never mistaken for ours, and nothing is ever ended by name.

LAB_DIR=${CROSTINI_LAB_DIR:-/var/tmp/crostini-lab}
LAB_RUN=$LAB_DIR/run
LAB_STARTED_NS=$(date +%s%N)

say() {
  local elapsed_ms=$((($(date +%s%N) - LAB_STARTED_NS) / 1000000))
  printf '[lab %3d.%01ds] %s\n' $((elapsed_ms / 1000)) $((elapsed_ms % 1000 / 100)) "$*" >&2
}

fail() {
  printf 'lab: %s\n' "$*" >&2
  exit 1
}

require_root_on_debian() {
  [ "$(id -u)" = 0 ] || fail 'The lab starts daemons and bridges: run it as root.'
  command -v apt-get >/dev/null || fail 'The lab installs Debian packages: apt-get is not here.'
}

prepare_lab_dir() {
  # Read by the throw-away ssh user too, so neither folder may be private.
  mkdir -p "$LAB_RUN"
  chmod 755 "$LAB_DIR" "$LAB_RUN"
}

# Start time (kernel ticks) of a live process; nothing for one that is gone, or a zombie that a
# slow pid 1 has not reaped yet.
process_start_time() {
  local stat
  stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
  # The command name in the second field may hold blanks and parentheses.
  # shellcheck disable=SC2086
  set -- ${stat##*) }
  [ "$1" = Z ] || echo "${20}"
}

daemon_pid() {
  local pid started
  [ -s "$LAB_RUN/$1.pid" ] || return 1
  read -r pid started <"$LAB_RUN/$1.pid"
  [ -n "$started" ] && [ "$(process_start_time "$pid")" = "$started" ] && echo "$pid"
}

daemon_alive() { daemon_pid "$1" >/dev/null; }

# start_daemon NAME COMMAND…: does nothing while our earlier one lives.
start_daemon() {
  local name=$1 pid
  shift
  daemon_alive "$name" && return 0
  setsid nohup "$@" >"$LAB_RUN/$name.log" 2>&1 </dev/null &
  pid=$!
  sleep 0.05
  echo "$pid $(process_start_time "$pid")" >"$LAB_RUN/$name.pid"
}

# end_daemon NAME: TERM, then KILL after ten seconds; silent when it does not run.
end_daemon() {
  local pid
  if pid=$(daemon_pid "$1"); then
    kill -TERM "$pid" 2>/dev/null || true
    for _ in $(seq 100); do
      daemon_alive "$1" || break
      sleep 0.1
    done
    daemon_alive "$1" && kill -KILL "$pid" 2>/dev/null
  fi
  rm -f "$LAB_RUN/$1.pid"
}

package_installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

# install_packages NAME…: only what is missing; starts no service by itself.
install_packages() {
  local missing=() name policy=/usr/sbin/policy-rc.d made_policy=0
  for name in "$@"; do
    package_installed "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  # An installed LXD must not start before the lab knows that it is the lab's own.
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    made_policy=1
  fi
  local status=0
  if [ -z "$(apt-get indextargets --format '$(FILENAME)' 2>/dev/null | xargs -r ls 2>/dev/null)" ]; then
    apt-get update >"$LAB_RUN/apt.log" 2>&1 || status=$?
  fi
  if ! apt-get install -y --no-install-recommends "${missing[@]}" >>"$LAB_RUN/apt.log" 2>&1; then
    # The lists may name versions that the mirror has replaced since.
    status=0
    { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } \
      >>"$LAB_RUN/apt.log" 2>&1 || status=$?
  fi
  [ $made_policy = 0 ] || rm -f "$policy"
  if [ "$status" != 0 ]; then
    tail -n 20 "$LAB_RUN/apt.log" >&2
    fail "apt-get could not install ${missing[*]}; the whole output is in $LAB_RUN/apt.log"
  fi
}
