#!/bin/bash
# A throw-away OpenSSH server on 127.0.0.1 that behaves like a ChromeOS test device: `vmc`, `vsh`,
# `crosh` and `dbus-send` are the stand-ins, `lxc` inside the VM is this machine's.
#
#   sshd.sh up [--port N]   start (a free port unless given); prints the path of an ssh config file
#   sshd.sh down            stop
#   sshd.sh destroy         stop, and remove the user and the keys
#
# Use: ssh -F "$(test/lab/sshd.sh up)" crostini-lab vmc list
# Hosts: crostini-lab · -plain (no vmc, only lxc) · -badkey (known_hosts holds another key) · -unknown
# (holds none) · -noidentity (a key the server does not know) · -refused (nobody listens) · -hang
# (connects, says nothing) · -nowhere (a name that does not resolve).
# State is in /var/tmp/crostini-lab (CROSTINI_LAB_DIR).
set -euo pipefail
LAB_SOURCE=$(dirname "$(readlink -f "$0")")
. "$LAB_SOURCE/lxd/process.sh"

LAB_USER=crostini-lab
DEVICE=$LAB_DIR/device
KEYS=$LAB_DIR/ssh

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(s.address().port); s.close(); });'
}

make_user() {
  getent group lxd >/dev/null || groupadd --system lxd
  id "$LAB_USER" >/dev/null 2>&1 || useradd -M -d "$DEVICE/home" -s /bin/bash "$LAB_USER"
  # Without a password the account counts as locked, and sshd refuses its key as well.
  usermod -p '*' -d "$DEVICE/home" -aG lxd "$LAB_USER"
}

make_keys() {
  local name
  mkdir -p "$KEYS"
  for name in host other-host identity other-identity; do
    [ -e "$KEYS/$name" ] || ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$KEYS/$name"
  done
  install -d -m 700 -o "$LAB_USER" -g "$LAB_USER" "$DEVICE/home" "$DEVICE/home/.ssh"
  install -m 600 -o "$LAB_USER" -g "$LAB_USER" "$KEYS/identity.pub" \
    "$DEVICE/home/.ssh/authorized_keys"
}

# The checkout may lie in a folder that the device's user cannot enter, hence copies.
make_device() {
  mkdir -p "$DEVICE/bin" "$LAB_DIR/stand-in"
  rm -rf "$DEVICE/stand-ins"
  cp -r "$LAB_SOURCE/stand-ins" "$DEVICE/stand-ins"
  chmod -R a+rX "$DEVICE/stand-ins"
  chmod 777 "$LAB_DIR/stand-in"
  if ! runuser -u "$LAB_USER" -- env PATH=/usr/local/bin:/usr/bin:/bin node --version >/dev/null 2>&1; then
    cp -L --reflink=auto "$(command -v node)" "$DEVICE/bin/node"
    runuser -u "$LAB_USER" -- "$DEVICE/bin/node" --version >/dev/null ||
      fail "The user $LAB_USER cannot run node."
  fi
  device_path=$DEVICE/stand-ins:$DEVICE/bin:/usr/local/bin:/usr/bin:/bin
  # /etc/profile sets PATH anew for login shells.
  printf 'PATH=%s\nexport PATH\n' "$device_path" >"$DEVICE/home/.profile"
  chown "$LAB_USER:" "$DEVICE/home/.profile"
}

write_server_config() {
  cat >"$KEYS/sshd_config" <<CONFIG
Port $1
Port $2
ListenAddress 127.0.0.1
HostKey $KEYS/host
PidFile none
AllowUsers $LAB_USER
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
MaxStartups 100
MaxSessions 100
PrintMotd no
PrintLastLog no
Subsystem sftp internal-sftp
Match LocalPort $2
  SetEnv PATH=/usr/local/bin:/usr/bin:/bin
Match LocalPort $1
  SetEnv PATH=$device_path CROSTINI_LAB_DIR=$LAB_DIR
CONFIG
}

write_client_config() {
  local host_key other_key
  host_key=$(cut -d' ' -f1,2 "$KEYS/host.pub")
  other_key=$(cut -d' ' -f1,2 "$KEYS/other-host.pub")
  printf '[127.0.0.1]:%s %s\n' "$1" "$host_key" "$2" "$host_key" >"$KEYS/known_hosts"
  printf '[127.0.0.1]:%s %s\n' "$1" "$other_key" >"$KEYS/known_hosts.wrong"
  : >"$KEYS/known_hosts.empty"
  cat >"$KEYS/config" <<CONFIG
Host crostini-lab-plain
  Port $2
Host crostini-lab-badkey
  UserKnownHostsFile $KEYS/known_hosts.wrong
Host crostini-lab-unknown
  UserKnownHostsFile $KEYS/known_hosts.empty
  StrictHostKeyChecking ask
  UpdateHostKeys no
Host crostini-lab-noidentity
  IdentityFile $KEYS/other-identity
Host crostini-lab-refused
  Port 1
Host crostini-lab-hang
  ProxyCommand sleep 100000
Host crostini-lab-nowhere
  HostName crostini-lab.invalid
Host crostini-lab crostini-lab-*
  HostName 127.0.0.1
  Port $1
  User $LAB_USER
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile $KEYS/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  BatchMode yes
# Identity files add up over all blocks that fit, unlike other settings.
Host crostini-lab crostini-lab-* !crostini-lab-noidentity
  IdentityFile $KEYS/identity
CONFIG
}

sshd_up() {
  local port=
  case ${1:-} in
  --port) port=${2:?a port number} ;;
  '') ;;
  *) fail "sshd.sh up: unknown option $1" ;;
  esac
  require_root_on_debian
  prepare_lab_dir
  exec 8>"$LAB_RUN/sshd.lock"
  flock 8
  install_packages openssh-server openssh-client
  mkdir -p /run/sshd
  make_user
  make_keys
  make_device
  if daemon_alive sshd && [ -n "$port" ] && ! grep -qx "Port $port" "$KEYS/sshd_config"; then
    end_daemon sshd
  fi
  if ! daemon_alive sshd; then
    [ -n "$port" ] || port=$(free_port)
    write_server_config "$port" "$(free_port)"
    /usr/sbin/sshd -t -f "$KEYS/sshd_config" || fail "sshd refuses $KEYS/sshd_config"
    start_daemon sshd /usr/sbin/sshd -D -e -f "$KEYS/sshd_config" 8>&-
  fi
  # shellcheck disable=SC2046
  write_client_config $(sed -n 's/^Port //p' "$KEYS/sshd_config")
  wait_for_sshd
  say "sshd: ready; ssh -F $KEYS/config crostini-lab vmc list"
  echo "$KEYS/config"
}

wait_for_sshd() {
  for _ in $(seq 50); do
    ssh -F "$KEYS/config" crostini-lab true 2>/dev/null </dev/null && return
    sleep 0.1
  done
  tail -n 20 "$LAB_RUN/sshd.log" >&2
  fail 'sshd does not let its own test user in'
}

sshd_down() {
  require_root_on_debian
  end_daemon sshd
  say 'sshd: stopped'
}

sshd_destroy() {
  sshd_down
  # Sessions are children of the listener and end with their connections; the user's go last.
  userdel "$LAB_USER" 2>/dev/null || true
  rm -rf "$KEYS" "$DEVICE"
}

case "${1:-}" in
up) shift && sshd_up "$@" ;;
down) sshd_down ;;
destroy) sshd_destroy ;;
*)
  sed -n '2,13s/^# \{0,1\}//p' "$0" >&2
  exit 2
  ;;
esac
