#!/bin/sh
# In a usblab guest, from the project's root: our udev files against a device with a headset's numbers, beside
# rules of the kind that steam-devices installs (whole vendors, every hidraw node, the user at the screen).
#   usblab run --module dummy_hcd --module libcomposite --module usb_f_hid -- sh Tests/Guest/udev-rules.sh
set -eu

groupadd --force headsetd
cp Udev/*.rules /etc/udev/rules.d/
mkdir -p /etc/udev/hwdb.d
cp Udev/*.hwdb /etc/udev/hwdb.d/
systemd-hwdb update
cat >/etc/udev/rules.d/60-steam-like.rules <<'RULES'
SUBSYSTEM=="usb", ATTR{idVendor}=="28de", MODE="0666", TAG+="uaccess"
KERNEL=="hidraw*", MODE="0666", TAG+="uaccess"
RULES
udevadm control --reload
mountpoint -q /sys/kernel/config || mount -t configfs none /sys/kernel/config

failures=0
check() { # what, expected, actual
  if [ "$2" = "$3" ]; then echo "ok: $1"; else echo "FAILED: $1: expected '$2', got '$3'"; failures=$((failures + 1)); fi
}

plug() { # name, vendor, product, product string
  gadget=/sys/kernel/config/usb_gadget/$1
  mkdir "$gadget" "$gadget/strings/0x409" "$gadget/configs/c.1" "$gadget/functions/hid.$1"
  echo "$2" >"$gadget/idVendor"
  echo "$3" >"$gadget/idProduct"
  echo "$4" >"$gadget/strings/0x409/product"
  echo 8 >"$gadget/functions/hid.$1/report_length"
  # Vendor page 0xff00, one application collection of eight input bytes.
  printf '\006\000\377\011\001\241\001\011\001\025\000\046\377\000\165\010\225\010\201\002\300' \
    >"$gadget/functions/hid.$1/report_desc"
  ln -s "$gadget/functions/hid.$1" "$gadget/configs/c.1/"
  echo dummy_udc.0 >"$gadget/UDC"
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    [ -e /dev/hidraw0 ] && break
    sleep 0.5
  done
  udevadm settle
  usb=$(find /dev/bus/usb -type c ! -name 001)
}

property() { udevadm info --query=property --name="$1" | sed -n "s/^$2=//p"; }
rights() { stat --format='%U:%G %a' "$1"; }

plug headset 0x28de 0x2000 "Lighthouse FPGA RX"
check "usb node" "root:headsetd 660" "$(rights "$usb")"
check "hidraw node" "root:headsetd 660" "$(rights /dev/hidraw0)"
check "family" vive "$(property "$usb" HEADSETD_FAMILY)"
check "role" headsetReceiver "$(property /dev/hidraw0 HEADSETD_ROLE)"
check "name" "HTC Vive headset" "$(property "$usb" ID_MODEL_FROM_DATABASE)"
check "usb node is nobody's at the screen" ":seat:" "$(property "$usb" CURRENT_TAGS)"
case "$(property /dev/hidraw0 CURRENT_TAGS)" in *uaccess*) tagged=yes ;; *) tagged=no ;; esac
check "hidraw node is nobody's at the screen" no "$tagged"
echo >/sys/kernel/config/usb_gadget/headset/UDC
udevadm settle

plug camera 0x0bb4 0x2c87 "MMP SDK"
check "the camera with the mainboard's numbers keeps its rights" "root:root 664" "$(rights "$usb")"
check "the camera is not marked" "" "$(property "$usb" HEADSETD_FAMILY)"

[ "$failures" = 0 ]
