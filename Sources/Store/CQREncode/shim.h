// The door to libqrencode (ISO/IEC 18004): text in, modules out.
#ifndef HEADSET_CQRENCODE_SHIM_H
#define HEADSET_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
