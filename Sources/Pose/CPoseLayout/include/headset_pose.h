// headset_pose.h: read the poses that headsetd publishes in POSIX shared memory, and predict them.
//
// One file for any engine, C11 or C++17, GCC or Clang, Linux. Link with -lm. It is also the definition that
// headsetd itself is compiled with: what stands here is the layout. Include it before other headers, or
// compile with -D_POSIX_C_SOURCE=200809L, where the compiler is asked for strict ISO C.
//
//   headset_pose_reader reader;
//   if (headset_pose_open(&reader, HEADSET_POSE_NAME) != HEADSET_POSE_DONE) { ... }
//   headset_pose pose, predicted;
//   if (headset_pose_read(&reader, 0, &pose) == HEADSET_POSE_DONE) {
//     int64_t now = headset_pose_now();
//     if (headset_pose_judge(&reader, &pose, now) <= HEADSET_POSE_STATE_MODELLED)
//       headset_pose_predict(&pose, display_time, &predicted);
//   }
//   headset_pose_close(&reader);
//
// Units are SI. All times are CLOCK_MONOTONIC nanoseconds. The world is OpenXR's: +X right, +Y up, -Z forward,
// right-handed, metres; a head at rest looks along -Z. A reader maps the memory read-only, takes no lock and
// can neither disturb nor delay the writer; any number of readers may be open, one reader serves one thread.
//
// Growth: fields are only ever added in reserved bytes, which are zero until then. Any other change raises
// HEADSET_POSE_LAYOUT_VERSION, and headset_pose_open refuses a version it was not written for.
#ifndef HEADSET_POSE_H
#define HEADSET_POSE_H

#if defined(__STRICT_ANSI__) && !defined(_POSIX_C_SOURCE) && !defined(_GNU_SOURCE)
#define _POSIX_C_SOURCE 200809L
#endif

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#ifndef CLOCK_MONOTONIC
#error "include headset_pose.h before other headers, or compile with -D_POSIX_C_SOURCE=200809L"
#endif

#ifdef __cplusplus
extern "C" {
#endif

// ---- The layout -------------------------------------------------------------------------------------------

#define HEADSET_POSE_NAME "/headsetd-poses"       // the segment's name where none is configured
#define HEADSET_POSE_MAGIC 0x315345534f505348ull  // the bytes "HSPOSES1"
#define HEADSET_POSE_LAYOUT_VERSION 2u
#define HEADSET_POSE_SLOT_COUNT 32u       // slots where nothing else is configured
#define HEADSET_POSE_SLOT_COUNT_MAX 1024u // what a reader accepts
#define HEADSET_POSE_WORD_COUNT 39u       // 8-byte words of a pose; with its sequence, a slot is 320 bytes

#define HEADSET_POSE_STALE_NS 100000000ll        // age of a sample from which a pose is stale: 100 ms
#define HEADSET_POSE_LOST_NS 1000000000ll        // age of a sample from which a pose is lost: 1 s
#define HEADSET_POSE_WRITER_GONE_NS 1000000000ll // age of the heartbeat from which the writer is gone: 1 s
#define HEADSET_POSE_PREDICTION_NS_MAX 100000000ll // the furthest a pose is predicted from its sample: 100 ms

// headset_pose_header.writer_state
#define HEADSET_POSE_WRITER_LIVE 1u   // publishing, as long as the heartbeat advances
#define HEADSET_POSE_WRITER_CLOSED 2u // ended in order; the name is gone, open it again for the next writer

// headset_pose.kind
#define HEADSET_POSE_KIND_NONE 0u // the slot has no device yet
#define HEADSET_POSE_KIND_HEAD 1u
#define HEADSET_POSE_KIND_LEFT_HAND 2u
#define HEADSET_POSE_KIND_RIGHT_HAND 3u
#define HEADSET_POSE_KIND_CONTROLLER 4u // a controller that no hand has been assigned to
#define HEADSET_POSE_KIND_TRACKER 5u

// headset_pose.flags
#define HEADSET_POSE_ORIENTATION_TRACKED 0x00000001u // the orientation follows a sensor
#define HEADSET_POSE_POSITION_TRACKED 0x00000002u    // the position is measured
#define HEADSET_POSE_POSITION_MODELLED 0x00000004u   // the position comes from a neck-and-arm model
#define HEADSET_POSE_STALE 0x00000008u               // no sample for HEADSET_POSE_STALE_NS
#define HEADSET_POSE_LOST 0x00000010u                // none for HEADSET_POSE_LOST_NS, or disconnected
#define HEADSET_POSE_UNTRACKED 0x00000020u           // neither orientation nor position may be used
#define HEADSET_POSE_EMULATED 0x00000040u            // no real device: an emulator sent the reports
#define HEADSET_POSE_AT_REST 0x00000080u             // the device lies still
#define HEADSET_POSE_CONNECTED 0x00000100u           // the device is attached to the service

// headset_pose.inputs_present: which of the inputs the device has reported since it was attached
#define HEADSET_POSE_HAS_BUTTONS 0x00000001u
#define HEADSET_POSE_HAS_TRIGGER 0x00000002u
#define HEADSET_POSE_HAS_PAD 0x00000004u
#define HEADSET_POSE_HAS_PROXIMITY 0x00000008u
#define HEADSET_POSE_HAS_IPD 0x00000010u
#define HEADSET_POSE_HAS_BATTERY 0x00000020u

// headset_pose.buttons
#define HEADSET_POSE_BUTTON_TRIGGER 0x00000001u // the trigger's end click
#define HEADSET_POSE_BUTTON_GRIP 0x00000002u
#define HEADSET_POSE_BUTTON_MENU 0x00000004u
#define HEADSET_POSE_BUTTON_SYSTEM 0x00000008u
#define HEADSET_POSE_BUTTON_PAD_CLICK 0x00000010u
#define HEADSET_POSE_BUTTON_PAD_TOUCH 0x00000020u

// One published pose, with the inputs of the same moment. Doubles, because each travels as one 8-byte word
// in any case; the rounding of a float would show as jitter of a static scene 10 m away.
typedef struct headset_pose {
  char serial[32];                // UTF-8, ended by a zero byte: which unit this is
  uint32_t kind;                  // HEADSET_POSE_KIND_*
  uint32_t flags;                 // HEADSET_POSE_* flags as of publish_time_ns
  uint32_t generation;            // grows when the slot is given to another unit or one is attached again
  uint32_t reserved0;             // zero
  int64_t sample_time_ns;         // the instant the pose is of
  int64_t publish_time_ns;        // when it was written here
  double orientation[4];          // world from device, unit quaternion w, x, y, z
  double position[3];             // world from device, metres
  double angular_velocity[3];     // rad/s about the device's own axes
  double linear_velocity[3];      // m/s along the world's axes
  uint64_t sample_count;          // samples fused into this pose since the device was attached
  uint32_t inputs_present;        // HEADSET_POSE_HAS_*; what is absent reads as zero
  uint32_t buttons;               // HEADSET_POSE_BUTTON_*
  float trigger;                  // 0 let go to 1 pulled
  float pad_x;                    // -1 left to 1 right
  float pad_y;                    // -1 bottom to 1 top
  float interpupillary_distance;  // metres
  uint16_t proximity_raw;         // the sensor's own count; it grows as a face comes near
  uint8_t worn;                   // 1 where the proximity sensor sees a face
  uint8_t battery_percent;        // 0 to 100
  uint8_t charging;               // 1 while the battery is being charged
  uint8_t reserved1[3];           // zero
  // How the device is expected to turn on: the rotation vector h seconds after the sample is, in its own axes,
  // turn_share * angular_velocity * h + turn_quadratic * h^2 + turn_cubic * h^3 + turn_quartic * h^4. A share of
  // zero says that there is no such forecast: the turn goes on at constant rate.
  float turn_share;               // what of the turn rate goes on
  float turn_quadratic[3];        // rad/s^2
  float turn_cubic[3];            // rad/s^3
  float turn_quartic[3];          // rad/s^4
  // How a device whose position is tracked is expected to go on: h seconds after the sample it has moved, along the
  // world's axes, by path_share * linear_velocity * h + path_quadratic * h^2 + path_cubic * h^3 + path_quartic * h^4. A
  // share of zero says that there is no such forecast: it goes on at constant velocity.
  float path_share;               // what of the velocity goes on
  float path_quadratic[3];        // m/s^2
  float path_cubic[3];            // m/s^3
  float path_quartic[3];          // m/s^4
  uint32_t reserved2[6];          // zero
} headset_pose;

// A pose in shared memory: its words are only valid between two equal, even readings of the sequence.
typedef struct headset_pose_slot {
  uint64_t sequence;
  uint64_t words[HEADSET_POSE_WORD_COUNT];
} headset_pose_slot;

// The first 256 bytes of the segment; the slots follow. The magic is written last.
typedef struct headset_pose_header {
  uint64_t magic;             // HEADSET_POSE_MAGIC
  uint32_t layout_version;    // HEADSET_POSE_LAYOUT_VERSION
  uint32_t header_bytes;      // 256
  uint64_t segment_bytes;     // of header and slots together
  uint32_t slot_count;        // at most HEADSET_POSE_SLOT_COUNT_MAX
  uint32_t slot_bytes;        // 320
  int64_t writer_pid;         // in the writer's own process id namespace
  uint64_t writer_start_time; // field 22 of /proc/PID/stat: with the pid, one process since boot
  uint32_t writer_state;      // HEADSET_POSE_WRITER_*
  uint32_t writer_generation; // grows with every writer that took the segment over
  uint64_t reserved0;         // zero
  int64_t heartbeat_ns;       // when the writer's loop last ran; a line of its own, as it changes often
  uint64_t tick_count;        // ticks of the writer's loop
  uint64_t reserved1[22];     // zero
} headset_pose_header;

static_assert(sizeof(headset_pose) == 312, "a pose is 39 words");
static_assert(offsetof(headset_pose, kind) == 32, "layout");
static_assert(offsetof(headset_pose, sample_time_ns) == 48, "layout");
static_assert(offsetof(headset_pose, orientation) == 64, "layout");
static_assert(offsetof(headset_pose, position) == 96, "layout");
static_assert(offsetof(headset_pose, angular_velocity) == 120, "layout");
static_assert(offsetof(headset_pose, linear_velocity) == 144, "layout");
static_assert(offsetof(headset_pose, sample_count) == 168, "layout");
static_assert(offsetof(headset_pose, inputs_present) == 176, "layout");
static_assert(offsetof(headset_pose, trigger) == 184, "layout");
static_assert(offsetof(headset_pose, proximity_raw) == 200, "layout");
static_assert(offsetof(headset_pose, turn_share) == 208, "layout");
static_assert(offsetof(headset_pose, turn_quartic) == 236, "layout");
static_assert(offsetof(headset_pose, path_share) == 248, "layout");
static_assert(sizeof(headset_pose_slot) == 320, "a slot is five cache lines");
static_assert(sizeof(headset_pose_header) == 256, "the header is four cache lines");
static_assert(offsetof(headset_pose_header, writer_pid) == 32, "layout");
static_assert(offsetof(headset_pose_header, writer_state) == 48, "layout");
static_assert(offsetof(headset_pose_header, heartbeat_ns) == 64, "layout");

// ---- The reader -------------------------------------------------------------------------------------------

// What the functions below return.
enum {
  HEADSET_POSE_DONE = 0,
  HEADSET_POSE_ABSENT = -1,        // no segment of that name: the service does not run
  HEADSET_POSE_DENIED = -2,        // the segment may not be read by this user
  HEADSET_POSE_FOREIGN = -3,       // the segment holds something else, or is not ready yet
  HEADSET_POSE_OTHER_VERSION = -4, // a layout this header does not know
  HEADSET_POSE_FAILED = -5,        // a system call failed: errno says why
  HEADSET_POSE_NO_SLOT = -6,       // the slot does not exist
  HEADSET_POSE_BUSY = -7           // the slot was being written at every try: use the pose of before
};

// What a pose is good for, the better the smaller.
enum {
  HEADSET_POSE_STATE_OK = 0,          // orientation and position are measured and fresh
  HEADSET_POSE_STATE_MODELLED = 1,    // as before, but the position is modelled or unknown: see the flags
  HEADSET_POSE_STATE_STALE = 2,       // no sample for 100 ms: hold the pose, do not predict it
  HEADSET_POSE_STATE_UNTRACKED = 3,   // attached, but neither orientation nor position is known
  HEADSET_POSE_STATE_LOST = 4,        // no sample for 1 s, or unplugged; inputs are neutral
  HEADSET_POSE_STATE_EMPTY = 5,       // no device has used this slot
  HEADSET_POSE_STATE_WRITER_GONE = 6  // the service ended or hangs: nothing here is current
};

// How often headset_pose_read tries again before it says HEADSET_POSE_BUSY: at some 20 ns a try this bounds a
// read to about 10 us, and at one pose a millisecond a second try is rare.
#define HEADSET_POSE_TRIES_MAX 512

typedef struct headset_pose_reader {
  headset_pose_header *header; // mapped read-only: never written through
  headset_pose_slot *slots;
  size_t bytes;
  uint32_t slot_count;
} headset_pose_reader;

// Now, by the clock of every time in the layout.
static inline int64_t headset_pose_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000ll + now.tv_nsec;
}

// Nanoseconds from `earlier` to `later`; where the two are centuries apart, the furthest there is.
static inline int64_t headset_pose_elapsed(int64_t earlier, int64_t later) {
  int64_t difference;
  if (!__builtin_sub_overflow(later, earlier, &difference)) return difference;
  return later < earlier ? INT64_MIN : INT64_MAX;
}

// The slot count of a mapped segment, or why it is not one of ours.
static inline int64_t headset_pose_check(headset_pose_header *header, uint64_t bytes) {
  if (bytes < sizeof(headset_pose_header)) return HEADSET_POSE_FOREIGN;
  if (__atomic_load_n(&header->magic, __ATOMIC_ACQUIRE) != HEADSET_POSE_MAGIC) return HEADSET_POSE_FOREIGN;
  if (header->layout_version != HEADSET_POSE_LAYOUT_VERSION) return HEADSET_POSE_OTHER_VERSION;
  uint64_t count = header->slot_count;
  if (count == 0 || count > HEADSET_POSE_SLOT_COUNT_MAX) return HEADSET_POSE_FOREIGN;
  uint64_t needed = sizeof(headset_pose_header) + count * sizeof(headset_pose_slot);
  if (header->header_bytes != sizeof(headset_pose_header) || header->slot_bytes != sizeof(headset_pose_slot) ||
      header->segment_bytes != needed || bytes < needed)
    return HEADSET_POSE_FOREIGN;
  return (int64_t)count;
}

// Maps the segment `name` read-only. After an error there is nothing to close.
static inline int headset_pose_open(headset_pose_reader *reader, const char *name) {
  memset(reader, 0, sizeof *reader);
  int file = shm_open(name, O_RDONLY, 0);
  if (file < 0)
    return errno == ENOENT ? HEADSET_POSE_ABSENT : errno == EACCES ? HEADSET_POSE_DENIED : HEADSET_POSE_FAILED;
  struct stat status;
  if (fstat(file, &status) != 0 || status.st_size < (off_t)sizeof(headset_pose_header)) {
    close(file);
    return HEADSET_POSE_FOREIGN;
  }
  size_t bytes = (size_t)status.st_size;
  void *base = mmap(NULL, bytes, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (base == MAP_FAILED) return HEADSET_POSE_FAILED;
  headset_pose_header *header = (headset_pose_header *)base;
  int64_t count = headset_pose_check(header, bytes);
  if (count < 0) {
    munmap(base, bytes);
    return (int)count;
  }
  reader->header = header;
  reader->slots = (headset_pose_slot *)(void *)((char *)base + sizeof(headset_pose_header));
  reader->bytes = bytes;
  reader->slot_count = (uint32_t)count;
  return HEADSET_POSE_DONE;
}

// Unmaps the segment; a reader that is not open may be closed.
static inline void headset_pose_close(headset_pose_reader *reader) {
  if (reader->header) munmap(reader->header, reader->bytes);
  memset(reader, 0, sizeof *reader);
}

// A consistent copy of one slot: all of one publication, never of two.
static inline int headset_pose_read(const headset_pose_reader *reader, uint32_t slot, headset_pose *pose) {
  if (slot >= reader->slot_count) return HEADSET_POSE_NO_SLOT;
  headset_pose_slot *source = &reader->slots[slot];
  uint64_t words[HEADSET_POSE_WORD_COUNT];
  for (int attempt = 0; attempt < HEADSET_POSE_TRIES_MAX; attempt++) {
    uint64_t before = __atomic_load_n(&source->sequence, __ATOMIC_ACQUIRE);
    if (before & 1) continue;
    for (uint32_t word = 0; word < HEADSET_POSE_WORD_COUNT; word++)
      words[word] = __atomic_load_n(&source->words[word], __ATOMIC_RELAXED);
    __atomic_thread_fence(__ATOMIC_ACQUIRE);
    if (__atomic_load_n(&source->sequence, __ATOMIC_RELAXED) != before) continue;
    memcpy(pose, words, sizeof *pose);
    return HEADSET_POSE_DONE;
  }
  return HEADSET_POSE_BUSY;
}

// Whether the writer ended, or its loop has not run for HEADSET_POSE_WRITER_GONE_NS: 1 or 0.
static inline int headset_pose_writer_gone(const headset_pose_reader *reader, int64_t now_ns) {
  headset_pose_header *header = reader->header;
  if (__atomic_load_n(&header->writer_state, __ATOMIC_ACQUIRE) != HEADSET_POSE_WRITER_LIVE) return 1;
  int64_t heartbeat = __atomic_load_n(&header->heartbeat_ns, __ATOMIC_RELAXED);
  return headset_pose_elapsed(heartbeat, now_ns) >= HEADSET_POSE_WRITER_GONE_NS;
}

// What a pose that was read is good for now: HEADSET_POSE_STATE_*. Age is judged by the reader's own clock,
// so that a pose does not look fresh because the writer stopped saying otherwise.
static inline int headset_pose_judge(const headset_pose_reader *reader, const headset_pose *pose, int64_t now_ns) {
  int64_t age = headset_pose_elapsed(pose->sample_time_ns, now_ns);
  if (headset_pose_writer_gone(reader, now_ns)) return HEADSET_POSE_STATE_WRITER_GONE;
  if (pose->kind == HEADSET_POSE_KIND_NONE) return HEADSET_POSE_STATE_EMPTY;
  if ((pose->flags & HEADSET_POSE_LOST) || age >= HEADSET_POSE_LOST_NS) return HEADSET_POSE_STATE_LOST;
  if ((pose->flags & HEADSET_POSE_UNTRACKED) || !(pose->flags & HEADSET_POSE_ORIENTATION_TRACKED))
    return HEADSET_POSE_STATE_UNTRACKED;
  if ((pose->flags & HEADSET_POSE_STALE) || age >= HEADSET_POSE_STALE_NS) return HEADSET_POSE_STATE_STALE;
  return pose->flags & HEADSET_POSE_POSITION_TRACKED ? HEADSET_POSE_STATE_OK : HEADSET_POSE_STATE_MODELLED;
}

// ---- Prediction -------------------------------------------------------------------------------------------

// The displacement from the sample to `seconds` after it that begins with `rate` and goes on by a forecast, whose
// share is zero where there is none; and, where `later` is not null, the rate by then.
static inline void headset_pose_follow(const double rate[3], float share, const float second[3], const float third[3],
                                       const float fourth[3], double seconds, double moved[3], double *later) {
  int forecast = seconds > 0 && share > 0;
  double kept = share > 0 ? (double)share : 1;
  for (int axis = 0; axis < 3; axis++) {
    double a = forecast ? (double)second[axis] : 0;
    double b = forecast ? (double)third[axis] : 0;
    double c = forecast ? (double)fourth[axis] : 0;
    moved[axis] = (kept * rate[axis] + (a + (b + c * seconds) * seconds) * seconds) * seconds;
    if (later) later[axis] = rate[axis] + (2 * a + (3 * b + 4 * c * seconds) * seconds) * seconds;
  }
}

// The turn from the sample to `seconds` after it, as a rotation vector in the device's own axes; and, where
// `later` is not null, the turn rate by then.
static inline void headset_pose_turn(const headset_pose *pose, double seconds, double turn[3], double *later) {
  headset_pose_follow(pose->angular_velocity, pose->turn_share, pose->turn_quadratic, pose->turn_cubic,
                      pose->turn_quartic, seconds, turn, later);
}

// The pose at `target_ns`, turned and moved as forecast, at most
// HEADSET_POSE_PREDICTION_NS_MAX from its sample in either direction. `out` may be `pose`; its sample_time_ns is the
// instant it is of, its velocities those of then, and it has no forecast of its own.
// Returns 1 where the target lay further away than that, else 0.
static inline int headset_pose_predict(const headset_pose *pose, int64_t target_ns, headset_pose *out) {
  int64_t ahead = headset_pose_elapsed(pose->sample_time_ns, target_ns);
  int64_t step = ahead > HEADSET_POSE_PREDICTION_NS_MAX    ? HEADSET_POSE_PREDICTION_NS_MAX
                 : ahead < -HEADSET_POSE_PREDICTION_NS_MAX ? -HEADSET_POSE_PREDICTION_NS_MAX
                                                           : ahead;
  double seconds = (double)step * 1e-9;
  double turn[3], rate[3], moved[3], velocity[3];
  headset_pose_turn(pose, seconds, turn, rate);
  headset_pose_follow(pose->linear_velocity, pose->path_share, pose->path_quadratic, pose->path_cubic,
                      pose->path_quartic, seconds, moved, velocity);
  const double *q = pose->orientation;
  double angle = sqrt(turn[0] * turn[0] + turn[1] * turn[1] + turn[2] * turn[2]);
  double half = 0.5 * angle;
  // sin(half) / angle, whose limit for a device at rest is a half.
  double scale = angle > 1e-9 ? sin(half) / angle : 0.5;
  double w = cos(half), x = turn[0] * scale, y = turn[1] * scale, z = turn[2] * scale;
  double turned[4] = {q[0] * w - q[1] * x - q[2] * y - q[3] * z, q[0] * x + q[1] * w + q[2] * z - q[3] * y,
                      q[0] * y - q[1] * z + q[2] * w + q[3] * x, q[0] * z + q[1] * y - q[2] * x + q[3] * w};
  if (out != pose) *out = *pose;
  for (int axis = 0; axis < 3; axis++) out->position[axis] += moved[axis];
  memcpy(out->orientation, turned, sizeof turned);
  memcpy(out->angular_velocity, rate, sizeof rate);
  memcpy(out->linear_velocity, velocity, sizeof velocity);
  out->turn_share = 0;
  memset(out->turn_quadratic, 0, sizeof out->turn_quadratic);
  memset(out->turn_cubic, 0, sizeof out->turn_cubic);
  memset(out->turn_quartic, 0, sizeof out->turn_quartic);
  out->path_share = 0;
  memset(out->path_quadratic, 0, sizeof out->path_quadratic);
  memset(out->path_cubic, 0, sizeof out->path_cubic);
  memset(out->path_quartic, 0, sizeof out->path_quartic);
  out->sample_time_ns = pose->sample_time_ns + step;
  return step != ahead;
}

#ifdef __cplusplus
}
#endif

#endif
