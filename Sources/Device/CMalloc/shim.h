// The door to the C library's malloc.h, which the Glibc module leaves out.
#ifndef HEADSET_CMALLOC_H
#define HEADSET_CMALLOC_H

#include <malloc.h>

#endif
