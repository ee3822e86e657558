#ifndef HEADSET_CLIBUSB_SHIM_H
#define HEADSET_CLIBUSB_SHIM_H

#include <libusb.h>

/* libusb_set_option is variadic, which Swift cannot call. The option must precede libusb_init: it keeps
 * libusb from scanning the bus and from starting a hotplug thread of its own, for HotplugMonitor does that
 * and every device is opened by its node. */
static inline int headset_libusb_set_no_device_discovery(void) {
  return libusb_set_option(NULL, LIBUSB_OPTION_NO_DEVICE_DISCOVERY);
}

#endif
