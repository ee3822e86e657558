// Waits for the first usable pose of each kind asked for, as any engine would see it, and tells when it was
// published:
//
//   first_pose SECONDS KIND...     a line each: KIND PUBLISH_NS SLOT SERIAL EMULATED
//
// Poses of before the start do not count. Exit status: 0 when every kind came, 1 where time ran out, 2 where
// there is nothing to read.
#include "headset_pose.h"

#include <stdio.h>
#include <stdlib.h>

int main(int count, char **words) {
  headset_pose_reader reader;
  if (count < 3 || headset_pose_open(&reader, HEADSET_POSE_NAME) != HEADSET_POSE_DONE) return 2;
  int64_t start = headset_pose_now();
  int64_t deadline = start + atoll(words[1]) * 1000000000ll;
  int awaited = count - 2;
  // So that the other side knows that it is being watched.
  puts("waiting");
  fflush(stdout);
  while (awaited > 0 && headset_pose_now() < deadline) {
    for (uint32_t slot = 0; slot < reader.slot_count; slot++) {
      headset_pose pose;
      if (headset_pose_read(&reader, slot, &pose) != HEADSET_POSE_DONE) continue;
      if (pose.sample_time_ns < start) continue;
      if (headset_pose_judge(&reader, &pose, headset_pose_now()) > HEADSET_POSE_STATE_MODELLED) continue;
      for (int index = 2; index < count; index++) {
        if (words[index] == NULL || (uint32_t)atol(words[index]) != pose.kind) continue;
        printf("%u %lld %u %s %d\n", pose.kind, (long long)pose.publish_time_ns, slot, pose.serial,
               (pose.flags & HEADSET_POSE_EMULATED) != 0);
        fflush(stdout);
        words[index] = NULL;
        awaited--;
      }
    }
    struct timespec pause = {0, 1000000};
    nanosleep(&pause, NULL);
  }
  headset_pose_close(&reader);
  return awaited == 0 ? 0 : 1;
}
