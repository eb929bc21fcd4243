# Sourced by lxd.sh: the two images. Both are made on this machine: image servers may be out of reach.

LAB_IMAGES=$LAB_DIR/images

image_present() { lxcq image alias list --format csv | grep -q "^$1,"; }

import_busybox_image() {
  image_present busybox && return 0
  local dir=$LAB_IMAGES/busybox
  rm -rf "$dir"
  build_busybox_rootfs "$dir/rootfs"
  cat >"$dir/metadata.yaml" <<'YAML'
architecture: x86_64
creation_date: 1763700000
properties:
  architecture: amd64
  description: Busybox tiny lab image
  os: Busybox
  release: "1.35"
  variant: default
YAML
  tar -C "$dir" --numeric-owner --owner=0 --group=0 -czf "$LAB_IMAGES/busybox.tar.gz" \
    metadata.yaml rootfs
  lxcq image import "$LAB_IMAGES/busybox.tar.gz" --alias busybox >/dev/null
  rm -rf "$dir"
  say 'image busybox: built and imported'
}

build_busybox_rootfs() {
  local root=$1 applet
  mkdir -p "$root"/{bin,sbin,etc/init.d,etc/udhcpc,proc,sys,dev,run,tmp,root,usr/bin,usr/sbin} \
    "$root/var/log" "$root/home/chronos"
  chmod 1777 "$root/tmp"
  cp /bin/busybox "$root/bin/busybox"
  for applet in $(/bin/busybox --list); do
    [ "$applet" = busybox ] || ln -sf /bin/busybox "$root/bin/$applet"
  done
  ln -sf /bin/busybox "$root/sbin/init"
  printf '%s\n' '::sysinit:/etc/init.d/rcS' '::respawn:/bin/sleep 1000000' \
    '::ctrlaltdel:/bin/poweroff' '::shutdown:/bin/true' >"$root/etc/inittab"
  cat >"$root/etc/init.d/rcS" <<'SCRIPT'
#!/bin/sh
ip link set lo up
for nic in eth0 eth1; do
  [ -e /sys/class/net/$nic ] || continue
  ip link set $nic up
  udhcpc -i $nic -S -b -t 5 -T 1 -A 5 -s /etc/udhcpc/lease >/dev/null 2>&1 &
done
SCRIPT
  cat >"$root/etc/udhcpc/lease" <<'SCRIPT'
#!/bin/sh
case "$1" in
deconfig) ip link set $interface up ;;
bound | renew)
  ip addr replace $ip/${mask:-24} dev $interface
  for gateway in $router; do ip route replace default via $gateway dev $interface; done
  ;;
esac
SCRIPT
  chmod +x "$root/etc/init.d/rcS" "$root/etc/udhcpc/lease"
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'chronos:x:1000:1000::/home/chronos:/bin/sh' \
    >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'chronos:x:1000:' >"$root/etc/group"
}

import_debian_image() {
  image_present debian/12 && return 0
  local dir=$LAB_IMAGES/debian
  mkdir -p "$dir/templates"
  [ -s "$dir/rootfs.squashfs" ] || build_debian_squashfs "$dir"
  cat >"$dir/metadata.yaml" <<'YAML'
architecture: x86_64
creation_date: 1763700000
expiry_date: 0
properties:
  architecture: amd64
  description: Debian bookworm amd64 (lab)
  os: Debian
  release: bookworm
  serial: "20261121"
  variant: default
templates:
  /etc/hostname: {when: [create, copy], template: hostname.tpl}
YAML
  echo '{{ container.name }}' >"$dir/templates/hostname.tpl"
  tar -C "$dir" -czf "$dir/metadata.tar.gz" metadata.yaml templates
  lxcq image import "$dir/metadata.tar.gz" "$dir/rootfs.squashfs" --alias debian/12 >/dev/null
  say 'image debian/12: imported'
}

# The machine's own Debian mirror, whatever it is; the security archive alone is no mirror.
debian_mirror() {
  apt-get indextargets --format '$(REPO_URI)' 2>/dev/null | grep -v security | sort -u | head -n 1
}

build_debian_squashfs() {
  local dir=$1 mirror hooks=()
  mirror=${CROSTINI_LAB_MIRROR:-$(debian_mirror)}
  [ -n "$mirror" ] || fail 'apt-get names no Debian mirror; set CROSTINI_LAB_MIRROR.'
  say 'image debian/12: building (about 40 seconds, kept for next time)'
  hooks+=('printf "[Match]\nName=eth*\n[Network]\nDHCP=ipv4\nIPv6AcceptRA=yes\n[DHCPv4]\nClientIdentifier=mac\n" > "$1/etc/systemd/network/80-dhcp.network"')
  hooks+=('chroot "$1" systemctl enable systemd-networkd')
  hooks+=('chroot "$1" systemctl disable systemd-networkd-wait-online.service || true')
  hooks+=('chroot "$1" useradd -m -u 1000 -s /bin/bash -G sudo chronos')
  # An empty machine-id is filled at the first boot; /var/log/journal makes the journal survive.
  hooks+=('rm -f "$1/etc/hostname"; : > "$1/etc/machine-id"; mkdir -p "$1/var/log/journal"')
  hooks+=('rm -rf "$1"/var/cache/apt/* "$1"/var/lib/apt/lists/*')
  # Without udev systemd-networkd waits for ever for its interface, and no lease is asked for.
  mmdebstrap --variant=minbase \
    --include=systemd,systemd-sysv,udev,dbus,iproute2,procps,sudo \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    "${hooks[@]/#/--customize-hook=}" \
    "${CROSTINI_LAB_SUITE:-bookworm}" "$dir/rootfs.tar" "$mirror" \
    >"$LAB_RUN/mmdebstrap.log" 2>&1 || {
    tail -n 20 "$LAB_RUN/mmdebstrap.log" >&2
    fail "mmdebstrap failed; the whole output is in $LAB_RUN/mmdebstrap.log"
  }
  rm -rf "$dir/rootfs"
  mkdir "$dir/rootfs"
  tar -C "$dir/rootfs" -xpf "$dir/rootfs.tar" --exclude='./dev/*'
  # Renamed at the end, so that an interrupted build leaves no half image behind.
  mksquashfs "$dir/rootfs" "$dir/rootfs.squashfs.part" -noappend -comp gzip \
    -Xcompression-level 3 -no-progress >/dev/null
  mv "$dir/rootfs.squashfs.part" "$dir/rootfs.squashfs"
  rm -rf "$dir/rootfs" "$dir/rootfs.tar"
}
