#!/bin/sh
# A real kernel's view of DeviceIO: hotplug by udev, libusb and hidraw on a device that vhci_hcd shows, twenty
# openings and unplugs without a leak. HEADSET_TESTS_LONG=1 makes it two hundred.
#   usblab run -- sh Tests/Guest/device-io.sh
set -eu
rounds=20
[ "${HEADSET_TESTS_LONG:-}" = 1 ] && rounds=200
exec "$HEADSET_BIN/guest-probe" "$rounds"
