// Counts what a thread takes from the heap and gives back. Linking this target into a program replaces malloc,
// calloc, realloc, aligned_alloc, memalign, posix_memalign and free for all of it, the Swift runtime included (whose
// swift_slowAlloc calls malloc), by functions that count and call glibc's own under their other names.
#ifndef HEADSET_ALLOCATION_COUNTER_H
#define HEADSET_ALLOCATION_COUNTER_H

#include <stdint.h>

// Calls of the calling thread since it began.
typedef struct allocation_counts {
  uint64_t allocations;
  uint64_t releases;
} allocation_counts;

allocation_counts allocation_counter_read(void);

// 0 where a sanitizer has replaced the heap already, so that nothing is counted.
int allocation_counter_is_active(void);

#endif
