#!/bin/sh
# A real kernel takes the emulated headset and wand for the devices they emulate: enumerates them, shows their
# descriptors, gives hidraw nodes, streams their reports, and loses them when the emulator stops.
#   usblab run -- sh Tests/Guest/enumerate.sh
set -u
cd Tests/Guest || exit 1
emulator=$HEADSET_BIN/headset-emulator
log=/tmp/emulator.log
fail() { echo "FAIL: $*"; cat "$log"; exit 1; }
ok() { echo "ok: $*"; }

# Waits up to 10 s until there are $1 hidraw nodes.
await_nodes() {
  n=0
  while [ "$(ls /sys/class/hidraw | wc -l)" -ne "$1" ]; do
    n=$((n + 1))
    [ $n -gt 100 ] && fail "$(ls /sys/class/hidraw | wc -l) hidraw nodes, not $1"
    sleep 0.1
  done
}

# The hidraw node of interface $2 of the USB device $1 (vendor:product).
node_of() {
  for d in /sys/class/hidraw/*; do
    usb=$(readlink -f "$d/device/..")
    [ "$(cat "$usb/../idVendor"):$(cat "$usb/../idProduct")" = "$1" ] || continue
    [ "$(cat "$usb/bInterfaceNumber")" = "$2" ] && echo "/dev/${d##*/}"
  done
}

"$emulator" --device vive --device wand --seed 3 --vhci >"$log" 2>&1 &
pid=$!
# Mainboard one interface, receiver two, wand three.
await_nodes 6
udevadm settle
ok "six hidraw nodes"

for id in 0bb4:2c87 28de:2000 28de:2012; do
  lsusb -v -d $id >/tmp/lsusb.txt 2>/tmp/lsusb.err || fail "lsusb does not find $id"
  # Bus and device numbers differ from run to run, the names of ids from one usb.ids to the next.
  sed -E -e '/^Bus /d' -e '/^Device Status/,$d' -e '/^$/d' -e 's/(id(Vendor|Product) +0x....).*/\1/' \
    /tmp/lsusb.txt >/tmp/lsusb-$id.txt
  expected=Expected/lsusb-$(echo $id | tr : -).txt
  if [ -n "${USBLAB_OUT:-}" ] && [ -d "$USBLAB_OUT" ]; then
    cp /tmp/lsusb-$id.txt "$USBLAB_OUT/lsusb-$(echo $id | tr : -).txt"
  fi
  diff -u "$expected" /tmp/lsusb-$id.txt || fail "lsusb -v of $id is not $expected"
done
ok "lsusb -v shows the descriptors"

python3 stream.py --power "$(node_of 0bb4:2c87 00)" --stream "$(node_of 28de:2000 00)" --rate 1000 ||
  fail "the headset's stream"
python3 stream.py --stream "$(node_of 28de:2012 00)" --rate 250 || fail "the wand's stream"

kill -TERM $pid
began=$(cut -d. -f1 /proc/uptime)
wait $pid || fail "the emulator ended with status $?"
[ $(($(cut -d. -f1 /proc/uptime) - began)) -le 2 ] || fail "the emulator took more than 2 s to end"
await_nodes 0
ok "unplugged"

# The same devices over TCP, with the kernel's own tool as the peer.
"$emulator" --device vive --device wireless-wand --listen 127.0.0.1:3240 >"$log" 2>&1 &
pid=$!
n=0
until usbip list -r 127.0.0.1 >/tmp/list.txt 2>&1; do
  n=$((n + 1))
  [ $n -gt 50 ] && fail "usbip list: $(cat /tmp/list.txt)"
  sleep 0.1
done
grep -q '28de:2000' /tmp/list.txt || fail "usbip list does not name 28de:2000"
for bus in 1-1 1-2 1-3; do usbip attach -r 127.0.0.1 -b $bus || fail "usbip attach $bus"; done
await_nodes 4
[ -n "$(node_of 28de:2101 00)" ] || fail "no node of the wireless receiver"
usbip detach -p 0 >/dev/null 2>&1 || fail "usbip detach"
await_nodes 3
kill -INT $pid
wait $pid || fail "the emulator ended with status $?"
await_nodes 0
ok "attached and detached by usbip"
