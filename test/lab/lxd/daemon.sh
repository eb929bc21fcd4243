# Sourced by lxd.sh: the LXD daemon itself, its networks, storage, profiles, and the firewall.

LXD_DATA=/var/lib/lxd
# Lies beside LXD's own data, so that it is lost together with them and never claims another LXD.
LXD_OWNER_MARK=$LXD_DATA/.crostini-lab
LXD_IPV4=${CROSTINI_LAB_IPV4:-100.115.92.193/28} # Termina's own subnet on ChromeOS
LXD_IPV6=${CROSTINI_LAB_IPV6:-fd42:5c7a:9e10:1::1/64}
FOREIGN=${CROSTINI_LAB_FOREIGN:-}

# lxc reads standard input (a `lxc init` inside a loop eats the loop's own input).
lxcq() { lxc "$@" </dev/null; }

lxd_answers() { command -v lxc >/dev/null && timeout 20 lxc query /1.0 </dev/null >/dev/null 2>&1; }

uses_foreign_lxd() { [ -n "$FOREIGN" ] && ! daemon_alive lxd && [ ! -e "$LXD_OWNER_MARK" ]; }

refuse_foreign_lxd() {
  daemon_alive lxd && return 0
  [ -e "$LXD_OWNER_MARK" ] && ! lxd_answers && return 0
  if lxd_answers; then
    [ -n "$FOREIGN" ] && return 0
    fail 'An LXD that the lab did not start answers on this machine. It is left alone;' \
      'set CROSTINI_LAB_FOREIGN=1 to let the lab add its containers to it.'
  fi
  if [ -e "$LXD_DATA/database" ]; then
    fail "$LXD_DATA holds the data of an LXD that the lab did not make; it is left alone."
  fi
}

start_lxd() {
  if uses_foreign_lxd; then
    lxd_answers || fail 'CROSTINI_LAB_FOREIGN is set, but no LXD answers.'
    say 'lxd: using the one that was here before the lab'
    return
  fi
  # A unit that the package started would hold the socket that our own daemon needs.
  if [ -d /run/systemd/system ] && ! daemon_alive lxd; then
    systemctl stop lxd.socket lxd.service lxcfs.service 2>/dev/null || true
  fi
  # The package makes these folders, but `destroy` removes them; their rights are the package's.
  [ -d "$LXD_DATA" ] || install -d -m 711 "$LXD_DATA"
  [ -d /var/log/lxd ] || install -d -m 700 /var/log/lxd
  mkdir -p /var/lib/lxcfs
  touch "$LXD_OWNER_MARK"
  start_lxcfs
  start_daemon lxd lxd --group lxd --logfile=/var/log/lxd/lxd.log
  wait_for_lxd
  say "lxd: ready ($(lxc version </dev/null 2>/dev/null | tail -n 1))"
}

wait_for_lxd() {
  for _ in $(seq 60); do
    lxd waitready --timeout=1 2>/dev/null && return
    daemon_alive lxd || break
  done
  tail -n 20 "$LAB_RUN/lxd.log" >&2
  fail "lxd does not get ready; its output is in $LAB_RUN/lxd.log"
}

# Containers run without lxcfs too; only the figures in their /proc are then the machine's.
start_lxcfs() {
  mountpoint -q /var/lib/lxcfs && return 0
  start_daemon lxcfs lxcfs /var/lib/lxcfs
  for _ in $(seq 50); do
    mountpoint -q /var/lib/lxcfs && return 0
    sleep 0.05
  done
  say 'lxcfs: does not mount here; going on without it'
}

# dnsmasq gets no-resolv and the bridges no NAT: a container's question about a name must not
# leave the machine either.
preseed_lxd() {
  if ! lxcq storage show default >/dev/null 2>&1; then
    lxd init --preseed <<PRESEED
networks:
- name: lxdbr0
  type: bridge
  config:
    ipv4.address: $LXD_IPV4
    ipv4.nat: "false"
    ipv6.address: "$LXD_IPV6"
    ipv6.nat: "false"
    raw.dnsmasq: no-resolv
- name: lxdbr1
  type: bridge
  config:
    ipv4.address: 10.77.0.1/24
    ipv4.nat: "false"
    ipv6.address: fd42:5c7a:9e10:2::1/64
    ipv6.nat: "false"
    raw.dnsmasq: no-resolv
storage_pools:
- name: default
  driver: dir
profiles:
- name: default
  devices:
    root: {path: /, pool: default, type: disk}
    eth0: {name: eth0, network: lxdbr0, type: nic}
PRESEED
  fi
  if ! lxcq profile show nonet >/dev/null 2>&1; then
    lxcq profile create nonet >/dev/null
    lxcq profile device add nonet root disk path=/ pool=default >/dev/null
    # busybox's init ignores the SIGPWR that LXD sends, so that a clean stop would run into its
    # time-out; on its own halt signal it sleeps two seconds.
    lxcq profile set nonet raw.lxc 'lxc.signal.halt = SIGKILL'
  fi
  if ! lxcq profile show crostini >/dev/null 2>&1; then
    lxcq profile create crostini >/dev/null
    lxcq profile set crostini user.origin=lab
  fi
  lxcq project show other >/dev/null 2>&1 ||
    lxcq project create other -c features.images=false -c features.profiles=false >/dev/null
  say 'lxd: networks, storage, profiles and the second project are there'
}

# Nothing that a container sends may leave this machine.
raise_firewall() {
  nft -f - <<'RULES'
table inet crostini_lab
delete table inet crostini_lab
table inet crostini_lab {
  chain forward {
    type filter hook forward priority -10; policy accept;
    iifname "lxdbr0" oifname "lxdbr0" accept
    iifname "lxdbr1" oifname "lxdbr1" accept
    iifname { "lxdbr0", "lxdbr1" } drop
    oifname { "lxdbr0", "lxdbr1" } drop
  }
}
RULES
}

stop_lxd() {
  if daemon_alive lxd; then
    # A clean shutdown waits for every open `lxc exec`.
    lxd shutdown --timeout 60 >>"$LAB_RUN/lxd.log" 2>&1 || true
    end_daemon lxd
    end_bridges
  fi
  end_daemon lxcfs
  umount -l /var/lib/lxcfs 2>/dev/null || true
  nft delete table inet crostini_lab 2>/dev/null || true
}

# LXD leaves its bridges, their dnsmasq and their rules behind for the next start.
end_bridges() {
  local network pid_file pid
  for network in lxdbr0 lxdbr1; do
    pid_file=$LXD_DATA/networks/$network/dnsmasq.pid
    if [ -s "$pid_file" ]; then
      # LXD writes YAML there ("pid: 123").
      pid=$(sed -n 's/^pid: *//p' "$pid_file")
      [ -n "$pid" ] && grep -qz "$LXD_DATA/networks/$network" "/proc/$pid/cmdline" 2>/dev/null &&
        kill -TERM "$pid"
    fi
    ip link delete "$network" 2>/dev/null || true
  done
  nft delete table inet lxd 2>/dev/null || true
}

wipe_lxd() {
  [ -e "$LXD_OWNER_MARK" ] || return 0
  # Bind mounts that a killed container left would be emptied together with the folder.
  awk -v data="$LXD_DATA/" 'index($2, data) == 1 { print $2 }' /proc/mounts | sort -r |
    while read -r mount; do umount -l "$mount" || true; done
  rm -rf "$LXD_DATA" /var/log/lxd
  say "lxd: $LXD_DATA removed"
}
