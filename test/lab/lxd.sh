#!/bin/bash
# A throw-away real LXD with real containers for the lab tests, on Debian 12 as root; systemd need
# not be pid 1.
#
#   lxd.sh up [--tiny]       install what is missing, start, fill; does only what is not done yet
#   lxd.sh status            what runs, and what LXD lists
#   lxd.sh stop              stop LXD and all its containers; data stay for a quick next `up`
#   lxd.sh destroy [--all]   remove containers and LXD's data; --all also the cached image
#
# --tiny: busybox containers only (no systemd, no journald), seconds instead of a minute.
# State is in /var/tmp/crostini-lab (CROSTINI_LAB_DIR). An LXD that the lab did not start is never
# touched, unless CROSTINI_LAB_FOREIGN=1.
set -euo pipefail
LAB_SOURCE=$(dirname "$(readlink -f "$0")")
. "$LAB_SOURCE/lxd/process.sh"
. "$LAB_SOURCE/lxd/daemon.sh"
. "$LAB_SOURCE/lxd/images.sh"
. "$LAB_SOURCE/lxd/instances.sh"

TINY=0

lab_up() {
  local option
  for option in "$@"; do
    case $option in
    --tiny) TINY=1 ;;
    *) fail "lxd.sh up: unknown option $option" ;;
    esac
  done
  require_root_on_debian
  prepare_lab_dir
  # Two test runs at once would build the same image twice.
  exec 9>"$LAB_RUN/up.lock"
  flock 9
  mkdir -p "$LAB_IMAGES"
  refuse_foreign_lxd
  install_packages lxd lxd-client lxcfs dnsmasq-base nftables uidmap squashfs-tools \
    busybox-static acl attr xz-utils iproute2 procps
  [ "$TINY" = 1 ] || install_packages mmdebstrap
  # Daemons must not inherit the lock, or it would be held as long as they live.
  start_lxd 9>&-
  preseed_lxd
  raise_firewall
  import_busybox_image
  [ "$TINY" = 1 ] || import_debian_image
  make_instances
  wait_for_addresses
  say 'up'
}

lab_status() {
  local name pid
  for name in lxd lxcfs sshd; do
    if pid=$(daemon_pid "$name"); then
      echo "$name: running, pid $pid"
    else
      echo "$name: not started by the lab"
    fi
  done
  if lxd_answers; then lxcq list --all-projects; fi
}

lab_stop() {
  require_root_on_debian
  stop_lxd
  say 'stopped'
}

lab_destroy() {
  require_root_on_debian
  if lxd_answers && { daemon_alive lxd || uses_foreign_lxd; }; then
    delete_instances
  fi
  stop_lxd
  wipe_lxd
  [ "${1:-}" != --all ] || rm -rf "$LAB_IMAGES"
  say 'destroyed'
}

case "${1:-}" in
up) shift && lab_up "$@" ;;
status) lab_status ;;
stop) lab_stop ;;
destroy) shift && lab_destroy "$@" ;;
*)
  sed -n '2,13s/^# \{0,1\}//p' "$0" >&2
  exit 2
  ;;
esac
