#!/bin/sh
# The services as systemd runs them: headsetd's unit starts it and hears that it is ready, the sandbox lets it
# read devices, the watchdog replaces it when it hangs, and a stop takes at most 2 s; room and page, each in its own
# sandbox as its own user, draw what it publishes.
#   usblab run --systemd -- sh Tests/Guest/unit.sh
set -eu

fail() {
  echo "FAIL: $*"
  journalctl --no-pager --unit headsetd --unit headset-room --unit headset-console | tail -n 40
  tail -n 20 /tmp/emulator.log /tmp/page.log 2>/dev/null
  exit 1
}
ok() { echo "ok: $*"; }
property() { systemctl show --value --property="$1" headsetd; }
# Waits up to 90 s: an emulated processor on a busy machine is slow.
await() { # what, command...
  what=$1
  shift
  n=0
  until "$@"; do
    n=$((n + 1))
    [ $n -lt 90 ] || fail "not within 90 s: $what"
    sleep 1
  done
}

# As installed. The program is copied, since ProtectHome hides a project that lies in somebody's home.
systemd-sysusers "$PWD/Scripts/systemd/headsetd.sysusers" >/dev/null
cp Udev/*.rules /etc/udev/rules.d/
udevadm control --reload
for program in headsetd headset-room headset-console; do
  cp "$HEADSET_BIN/$program" /usr/bin/
  cp "Scripts/systemd/$program.service" /etc/systemd/system/
done
mkdir -p /etc/headsetd
printf '[rig]\nname = "guest"\n' >/etc/headsetd/headsetd.toml
systemctl daemon-reload

systemctl start headsetd || fail "systemctl start"
[ "$(property ActiveState)/$(property SubState)" = active/running ] || fail "it is $(property SubState)"
first=$(property MainPID)
[ "$(ps -o user= -p "$first" | cut -c1-8)" = headsetd ] || fail "it runs as $(ps -o user= -p "$first")"
ok "started and ready, as its own user; $(journalctl --no-pager --unit headsetd --output cat | grep -o 'pose loop.*')"

[ "$(property WatchdogUSec)" = 5s ] || fail "the watchdog's time is $(property WatchdogUSec)"
beat=$(property WatchdogTimestampMonotonic)
beaten() { [ "$(property WatchdogTimestampMonotonic)" -gt "$beat" ]; }
await "a beat for the watchdog" beaten
ok "the watchdog is armed and hears it"

"$HEADSET_BIN/headset-emulator" --device vive --device wand --vhci >/tmp/emulator.log 2>&1 &
emulator=$!
all_stream() {
  "$HEADSET_BIN/headsetctl" list --json |
    python3 -c 'import json, sys; sys.exit([d["state"]["name"] for d in json.load(sys.stdin)["devices"]] != ["streaming"] * 3)'
}
await "three devices stream" all_stream
ok "inside its sandbox it reads headset and wand"

systemctl start headset-room headset-console || fail "systemctl start headset-room headset-console"
timeout 90 python3 Tests/Guest/page.py >/tmp/page.log 2>&1 || fail "the page does not draw the room"
for unit in headset-room headset-console; do
  systemctl is-active --quiet $unit || fail "$unit is $(systemctl is-active $unit)"
  [ "$(ps -o user:20= -p "$(systemctl show --value --property=MainPID $unit)")" = $unit ] || fail "$unit's user"
done
systemctl stop headset-console headset-room
kill $emulator
ok "inside their sandboxes the room follows the poses and the page draws it"

kill -STOP "$first"
replaced() { [ "$(property NRestarts)" = 1 ] && [ "$(property ActiveState)" = active ]; }
await "a new one in place of the one that hangs" replaced
[ "$(property MainPID)" != "$first" ] || fail "the process is the same"
ok "hanging, it was replaced by the watchdog"

# Hundredths of a second; the unit's own figures are gone with it, as nothing else keeps it loaded.
uptime() { cut -d' ' -f1 /proc/uptime | tr -d .; }
began=$(uptime)
systemctl stop headsetd
took=$((($(uptime) - began) * 10))
# Its own last word; the journal is written a little later.
ended() { journalctl --no-pager --unit headsetd --output cat | tail -n 5 | grep -q '^headsetd: stopped$'; }
await "an orderly end in the journal" ended
[ $took -le 2000 ] || fail "the stop took $took ms"
[ ! -e /dev/shm/headsetd-poses ] || fail "the shared memory is still there"
[ ! -e /run/headsetd/control.sock ] || fail "the socket is still there"
ok "stopped after $took ms, nothing left behind"
