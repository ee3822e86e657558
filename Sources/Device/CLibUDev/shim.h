#ifndef HEADSET_CLIBUDEV_SHIM_H
#define HEADSET_CLIBUDEV_SHIM_H

#include <libudev.h>

#endif
