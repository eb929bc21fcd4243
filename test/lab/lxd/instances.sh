# Sourced by lxd.sh: the containers, one for each state and oddity that the tests look at.
# Every one carries user.crostini-lab=true, and only such ones are ever deleted.

LONGEST_NAME=a-very-long-container-name-that-uses-all-63-characters-allowed

instance_exists() { lxcq info "$1" --project "${2:-default}" >/dev/null 2>&1; }

# lxc explains on stderr, each time, how a container without a network could get one.
without_network_hint() {
  "$@" 2> >(grep -vE '^$|network attached to it|use: lxc network (create|attach)' >&2)
}

instance_state() { lxcq list "^$1\$" --format csv -c s; }

describe_instance() {
  lxcq query -X PATCH "/1.0/instances/$1" -d "{\"description\": \"$2\"}" >/dev/null
}

# ensure_instance NAME IMAGE [INIT ARGUMENTS…]; true only when it was made just now.
ensure_instance() {
  local name=$1 image=$2
  shift 2
  instance_exists "$name" && return 1
  without_network_hint lxcq init "$image" "$name" -c user.crostini-lab=true -q "$@"
}

ensure_running() {
  [ "$(instance_state "$1")" = RUNNING ] && return 0
  lxcq start -q "$1" || say "$1: does not start; going on"
}

make_instances() {
  make_penguin
  ensure_instance arch busybox -p nonet || true
  ensure_running arch
  make_two_nic_instance
  if ensure_instance stopped-box busybox -p nonet; then
    describe_instance stopped-box 'comma, \"quote\" | pipe'
  fi
  make_frozen_instance
  ensure_instance ephemeral-box busybox -p nonet --ephemeral || true
  ensure_running ephemeral-box
  ensure_instance "$LONGEST_NAME" busybox -p nonet || true
  make_same_name_in_other_project
  make_empty_vm || say 'empty-vm: cannot be made here; going on without it'
  if ensure_instance broken-box busybox -p nonet; then
    # Every start fails, with LXD's own message.
    lxcq config set broken-box raw.lxc 'lxc.init.cmd = /no/such/init'
  fi
  say 'instances are there'
}

make_penguin() {
  local image=debian/12
  [ "$TINY" = 0 ] || image=busybox
  if ensure_instance penguin "$image" -p default -p crostini; then
    describe_instance penguin 'Default Crostini container'
    lxcq snapshot penguin snap0
    lxcq snapshot penguin clean-install
  fi
  ensure_running penguin
}

# Two NICs of one container on one managed bridge are refused, hence the second bridge.
make_two_nic_instance() {
  local name=myubuntucontainer
  if ensure_instance "$name" busybox -c raw.lxc='lxc.signal.halt = SIGKILL'; then
    lxcq config device add "$name" eth1 nic network=lxdbr1 name=eth1 >/dev/null
    describe_instance "$name" 'Ünïcödé 漢字 🐧 two NICs'
  fi
  ensure_running "$name"
}

make_frozen_instance() {
  ensure_instance frozen-box busybox -p nonet || true
  [ "$(instance_state frozen-box)" = FROZEN ] && return 0
  ensure_running frozen-box
  lxcq pause frozen-box || say 'frozen-box: does not freeze; going on'
}

make_same_name_in_other_project() {
  instance_exists penguin other && return 0
  without_network_hint lxcq init busybox penguin --project other -p nonet \
    -c user.crostini-lab=true -q
}

# A real --vm needs vhost_vsock, which a virtual machine seldom has. A container without root file
# system, relabelled in LXD's database, is listed just like a stopped one. Never start it.
make_empty_vm() {
  instance_exists empty-vm && return 0
  without_network_hint lxcq init --empty empty-vm --no-profiles -s default -c user.crostini-lab=true -q &&
    lxd sql global "UPDATE instances SET type=1 WHERE name='empty-vm'" >/dev/null
}

# DHCP and router advertisements take up to three seconds after a start.
wait_for_addresses() {
  local expected=6
  [ "$TINY" = 0 ] || expected=5
  for _ in $(seq 80); do
    if [ "$(lxcq list '^(penguin|myubuntucontainer)$' --format csv -c 46 | grep -o eth | wc -l)" -ge $expected ]; then
      say 'addresses are there'
      return
    fi
    sleep 0.1
  done
  say 'not every address came within 8 seconds; going on'
}

delete_instances() {
  local project name
  for project in default other; do
    for name in $(lxcq list user.crostini-lab=true --project "$project" --format csv -c n); do
      lxcq delete -f --project "$project" "$name" || say "$name: cannot be deleted"
    done
  done
}
