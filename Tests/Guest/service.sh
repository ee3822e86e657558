#!/bin/sh
# headsetd with a real kernel, our udev rules and the rights of its own user: it picks emulated devices up
# through libusb, publishes their poses, and survives unplug and replug, 20 times (200 with HEADSET_TESTS_LONG=1).
#   usblab run -- sh Tests/Guest/service.sh
set -eu

# As installed: users and groups first, since udev resolves a rule's group when it reads the rule.
systemd-sysusers "$PWD/Scripts/systemd/headsetd.sysusers"
cp Udev/*.rules /etc/udev/rules.d/
udevadm control --reload
install -d -o headsetd -g headsetd -m 0755 /run/headsetd
install -d -o headsetd -g headsetd -m 0750 /var/lib/headsetd /var/lib/headsetd/recordings
install -d /etc/headsetd
printf '[rig]\nname = "guest"\n\n[usb]\nenabled = true\n' >/etc/headsetd/headsetd.toml

cc -std=gnu11 -O1 -I Sources/Pose/CPoseLayout/include -o /tmp/first_pose Tests/Guest/first_pose.c -lm
rounds=20
[ -z "${HEADSET_TESTS_LONG:-}" ] || rounds=200
exec python3 Tests/Guest/service.py --first-pose /tmp/first_pose --rounds "$rounds"
