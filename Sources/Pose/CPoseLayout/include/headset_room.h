// headset_room.h: read the state of the inspection room that headset-room publishes in POSIX shared memory.
//
// One file for any program that draws or watches the room, C11 or C++17, Linux; it needs headset_pose.h, whose
// conventions and return values (HEADSET_POSE_DONE, HEADSET_POSE_ABSENT, ...) are used here too.
//
//   headset_room_reader reader;
//   if (headset_room_open(&reader, HEADSET_ROOM_NAME) != HEADSET_POSE_DONE) { ... }
//   headset_room_frame frame;
//   headset_room_body bodies[HEADSET_ROOM_BODY_COUNT_MAX];
//   if (headset_room_read(&reader, &frame, bodies) == HEADSET_POSE_DONE) { draw frame.body_count boxes }
//   headset_room_close(&reader);
//
// Units are SI, the world is OpenXR's (+Y up, -Z forward, metres), times are CLOCK_MONOTONIC nanoseconds. All of a
// frame belongs to one step of the simulation. Growth: as in headset_pose.h, in reserved bytes only.
#ifndef HEADSET_ROOM_H
#define HEADSET_ROOM_H

#include "headset_pose.h"

#ifdef __cplusplus
extern "C" {
#endif

// ---- The layout -------------------------------------------------------------------------------------------

#define HEADSET_ROOM_NAME "/headset-room"         // the segment's name where none is configured
#define HEADSET_ROOM_MAGIC 0x31534d4f4f525348ull  // the bytes "HSROOMS1"
#define HEADSET_ROOM_LAYOUT_VERSION 1u
#define HEADSET_ROOM_BODY_COUNT_MAX 256u
#define HEADSET_ROOM_DOOR_COUNT_MAX 4u
#define HEADSET_ROOM_NOTHING_HELD 0xffffffffu
#define HEADSET_ROOM_WRITER_GONE_NS 1000000000ll // age of the heartbeat from which the writer is gone: 1 s

// headset_room_frame.mode
#define HEADSET_ROOM_MODE_WAITING 1u   // no pose has arrived yet: the room stands still at step 0
#define HEADSET_ROOM_MODE_FOLLOWING 2u // the room runs and follows the poses
#define HEADSET_ROOM_MODE_HOLDING 3u   // it runs, but head or a hand is held at its last pose (see input_state)
#define HEADSET_ROOM_MODE_ENDED 4u     // the run is over, this is its last state

// headset_room_frame.flags
#define HEADSET_ROOM_RECORDING 0x00000001u // inputs are being written to a file

// headset_room_tracked.input_state
#define HEADSET_ROOM_INPUT_ABSENT 0u    // never seen: at the pose of the room's beginning
#define HEADSET_ROOM_INPUT_FOLLOWING 1u // follows a pose
#define HEADSET_ROOM_INPUT_HOLDING 2u   // its pose went stale or was lost: the last one is held

// headset_room_body.kind
#define HEADSET_ROOM_KIND_WALL 1u
#define HEADSET_ROOM_KIND_DOOR 2u
#define HEADSET_ROOM_KIND_PALLET 3u
#define HEADSET_ROOM_KIND_CARTON 4u

// The head or a hand.
typedef struct headset_room_tracked {
  float position[3];    // in the room: a hand lags by its inertia and stops at what is in its way
  float orientation[4]; // unit quaternion w, x, y, z
  float trigger;        // 0 let go to 1 pulled; 0 for the head
  uint32_t held_body;   // the id of what a hand holds, or HEADSET_ROOM_NOTHING_HELD
  uint32_t input_state; // HEADSET_ROOM_INPUT_*
  uint32_t pose_flags;  // HEADSET_POSE_* flags of the pose it follows: modelled position, emulated device
  uint32_t reserved;    // zero
} headset_room_tracked;

// A box.
typedef struct headset_room_body {
  uint32_t id;           // from 0 on, the same in every run of a seed
  uint32_t kind;         // HEADSET_ROOM_KIND_*
  float half_extents[3]; // half its edges along its own axes
  float position[3];     // of its middle
  float orientation[4];  // unit quaternion w, x, y, z
  uint32_t reserved[4];  // zero
} headset_room_body;

// What belongs to the room as a whole, at one step.
typedef struct headset_room_frame {
  uint64_t step_count;      // steps since the beginning
  uint64_t step_ns;         // one step
  uint64_t seed;            // what the room was made from
  int64_t publish_time_ns;  // when this was written
  uint8_t state_hash[32];   // SHA-256 of the state at this step
  uint8_t scene_hash[32];   // SHA-256 of the scene's description
  char engine_version[16];  // of the physics engine, ended by a zero byte
  uint32_t mode;            // HEADSET_ROOM_MODE_*
  uint32_t flags;           // HEADSET_ROOM_RECORDING
  uint32_t body_count;      // at most HEADSET_ROOM_BODY_COUNT_MAX
  uint32_t door_count;      // at most HEADSET_ROOM_DOOR_COUNT_MAX
  float door_angles[4];     // rad, 0 shut, in the order of the doors among the bodies
  headset_room_tracked head;
  headset_room_tracked left_hand;
  headset_room_tracked right_hand;
  uint32_t late_step_count; // steps that began more than a step late since the beginning
  uint32_t reserved0;       // zero
  uint64_t reserved[9];     // zero
} headset_room_frame;

#define HEADSET_ROOM_FRAME_WORD_COUNT 46u // 8-byte words of a frame
#define HEADSET_ROOM_BODY_WORD_COUNT 8u   // and of a body

// The first 128 bytes of the segment; a sequence, the frame and HEADSET_ROOM_BODY_COUNT_MAX bodies follow as words
// that are only valid between two equal, even readings of the sequence. The magic is written last.
typedef struct headset_room_header {
  uint64_t magic;             // HEADSET_ROOM_MAGIC
  uint32_t layout_version;    // HEADSET_ROOM_LAYOUT_VERSION
  uint32_t header_bytes;      // 128
  uint64_t segment_bytes;     // of everything
  uint32_t frame_bytes;       // 368
  uint32_t body_bytes;        // 64
  int64_t writer_pid;         // in the writer's own process id namespace
  uint64_t writer_start_time; // field 22 of /proc/PID/stat: with the pid, one process since boot
  uint32_t writer_state;      // HEADSET_POSE_WRITER_*
  uint32_t writer_generation; // grows with every writer that took the segment over
  uint64_t reserved0;         // zero
  int64_t heartbeat_ns;       // when the writer's loop last ran
  uint64_t reserved1[7];      // zero
} headset_room_header;

typedef struct headset_room_segment {
  headset_room_header header;
  uint64_t sequence;
  uint64_t frame[HEADSET_ROOM_FRAME_WORD_COUNT];
  uint64_t bodies[HEADSET_ROOM_BODY_COUNT_MAX * HEADSET_ROOM_BODY_WORD_COUNT];
} headset_room_segment;

static_assert(sizeof(headset_room_tracked) == 48, "layout");
static_assert(sizeof(headset_room_body) == 8 * HEADSET_ROOM_BODY_WORD_COUNT, "a body is 8 words");
static_assert(sizeof(headset_room_frame) == 8 * HEADSET_ROOM_FRAME_WORD_COUNT, "a frame is 46 words");
static_assert(offsetof(headset_room_frame, state_hash) == 32, "layout");
static_assert(offsetof(headset_room_frame, mode) == 112, "layout");
static_assert(offsetof(headset_room_frame, head) == 144, "layout");
static_assert(offsetof(headset_room_frame, late_step_count) == 288, "layout");
static_assert(sizeof(headset_room_header) == 128, "the header is two cache lines");
static_assert(offsetof(headset_room_segment, sequence) == 128, "layout");

// ---- The reader -------------------------------------------------------------------------------------------

// How often headset_room_read tries again before it says HEADSET_POSE_BUSY. The writer is busy for a few
// microseconds once in 4 ms; looking again while it is costs a nanosecond or two, and a copy, of up to 16 kB, is
// in vain once at most.
#define HEADSET_ROOM_TRIES_MAX 8192

typedef struct headset_room_reader {
  headset_room_segment *segment; // mapped read-only: never written through
} headset_room_reader;

// Maps the segment `name` read-only. After an error there is nothing to close.
static inline int headset_room_open(headset_room_reader *reader, const char *name) {
  reader->segment = NULL;
  int file = shm_open(name, O_RDONLY, 0);
  if (file < 0)
    return errno == ENOENT ? HEADSET_POSE_ABSENT : errno == EACCES ? HEADSET_POSE_DENIED : HEADSET_POSE_FAILED;
  struct stat status;
  if (fstat(file, &status) != 0 || status.st_size < (off_t)sizeof(headset_room_segment)) {
    close(file);
    return HEADSET_POSE_FOREIGN;
  }
  void *base = mmap(NULL, sizeof(headset_room_segment), PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (base == MAP_FAILED) return HEADSET_POSE_FAILED;
  headset_room_header *header = (headset_room_header *)base;
  int result = HEADSET_POSE_DONE;
  if (__atomic_load_n(&header->magic, __ATOMIC_ACQUIRE) != HEADSET_ROOM_MAGIC) result = HEADSET_POSE_FOREIGN;
  else if (header->layout_version != HEADSET_ROOM_LAYOUT_VERSION) result = HEADSET_POSE_OTHER_VERSION;
  else if (header->header_bytes != sizeof(headset_room_header) ||
           header->segment_bytes != sizeof(headset_room_segment) ||
           header->frame_bytes != sizeof(headset_room_frame) || header->body_bytes != sizeof(headset_room_body))
    result = HEADSET_POSE_FOREIGN;
  if (result != HEADSET_POSE_DONE) {
    munmap(base, sizeof(headset_room_segment));
    return result;
  }
  reader->segment = (headset_room_segment *)base;
  return HEADSET_POSE_DONE;
}

// Unmaps the segment; a reader that is not open may be closed.
static inline void headset_room_close(headset_room_reader *reader) {
  if (reader->segment) munmap(reader->segment, sizeof(headset_room_segment));
  reader->segment = NULL;
}

// A consistent copy of the room at one step. `bodies` has space for HEADSET_ROOM_BODY_COUNT_MAX; the first
// frame->body_count of them are written.
static inline int headset_room_read(const headset_room_reader *reader, headset_room_frame *frame,
                                    headset_room_body *bodies) {
  headset_room_segment *source = reader->segment;
  uint64_t words[HEADSET_ROOM_FRAME_WORD_COUNT];
  for (int attempt = 0; attempt < HEADSET_ROOM_TRIES_MAX; attempt++) {
    uint64_t before = __atomic_load_n(&source->sequence, __ATOMIC_ACQUIRE);
    if (before & 1) continue;
    for (uint32_t word = 0; word < HEADSET_ROOM_FRAME_WORD_COUNT; word++)
      words[word] = __atomic_load_n(&source->frame[word], __ATOMIC_RELAXED);
    memcpy(frame, words, sizeof *frame);
    // The counts may be of two publications until the sequence was read again: never go beyond the segment.
    if (frame->body_count > HEADSET_ROOM_BODY_COUNT_MAX || frame->door_count > HEADSET_ROOM_DOOR_COUNT_MAX)
      continue;
    for (uint32_t body = 0; body < frame->body_count; body++) {
      uint64_t copy[HEADSET_ROOM_BODY_WORD_COUNT];
      for (uint32_t word = 0; word < HEADSET_ROOM_BODY_WORD_COUNT; word++)
        copy[word] = __atomic_load_n(&source->bodies[body * HEADSET_ROOM_BODY_WORD_COUNT + word], __ATOMIC_RELAXED);
      memcpy(&bodies[body], copy, sizeof bodies[body]);
    }
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    if (__atomic_load_n(&source->sequence, __ATOMIC_RELAXED) == before) return HEADSET_POSE_DONE;
  }
  return HEADSET_POSE_BUSY;
}

// Whether the writer ended, or its loop has not run for HEADSET_ROOM_WRITER_GONE_NS: 1 or 0.
static inline int headset_room_writer_gone(const headset_room_reader *reader, int64_t now_ns) {
  headset_room_header *header = &reader->segment->header;
  if (__atomic_load_n(&header->writer_state, __ATOMIC_ACQUIRE) != HEADSET_POSE_WRITER_LIVE) return 1;
  return now_ns - __atomic_load_n(&header->heartbeat_ns, __ATOMIC_RELAXED) >= HEADSET_ROOM_WRITER_GONE_NS;
}

#ifdef __cplusplus
}
#endif

#endif
