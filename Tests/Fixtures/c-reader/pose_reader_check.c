// Reads one slot as an engine would, from a process of its own, and checks that every pose is all of one
// publication: the writer derives each field from sample_count. Prints one line of counts; exits with 1 where
// a pose was torn. Compiled as C11 and as C++17 by PoseReaderProcessTests.
//
//   pose_reader_check NAME READS          read until READS poses were good, a thousandth of them different
//   pose_reader_check NAME judge NOW      print the state of slot 0 at NOW
//   pose_reader_check NAME predict TARGET print the pose of slot 0 predicted to TARGET
#include "headset_pose.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>

static int is_whole(const headset_pose *pose) {
  uint64_t n = pose->sample_count;
  double d = (double)n;
  int whole = pose->sample_time_ns == (int64_t)n && pose->publish_time_ns == (int64_t)n + 1 &&
              pose->generation == (uint32_t)n && pose->buttons == (uint32_t)n;
  for (int i = 0; i < 4; i++) whole = whole && pose->orientation[i] == d + i;
  for (int i = 0; i < 3; i++)
    whole = whole && pose->position[i] == d + 4 + i && pose->angular_velocity[i] == d + 7 + i &&
            pose->linear_velocity[i] == d + 10 + i;
  return whole && strcmp(pose->serial, n % 2 ? "LHR-ODD" : "LHR-EVEN") == 0;
}

static int read_many(const headset_pose_reader *reader, long wanted) {
  long good = 0, busy = 0, torn = 0, backwards = 0, seen = 0;
  uint64_t last = 0;
  // Not before a thousandth of them were different poses: where both processes share a core, the reader would else
  // be done before the writer's turn came.
  while ((good + torn < wanted || seen < wanted / 1000) && good + busy < 100 * wanted) {
    headset_pose pose;
    if ((good + busy) % 1024 == 0) sched_yield();
    if (headset_pose_read(reader, 0, &pose) != HEADSET_POSE_DONE) {
      busy++;
      continue;
    }
    if (pose.kind == HEADSET_POSE_KIND_NONE) continue;
    if (!is_whole(&pose)) torn++;
    else good++;
    if (pose.sample_count < last) backwards++;
    if (pose.sample_count != last) seen++;
    last = pose.sample_count;
  }
  printf("good %ld busy %ld torn %ld backwards %ld different %ld\n", good, busy, torn, backwards, seen);
  return torn != 0 || backwards != 0 || good < wanted || seen < wanted / 1000;
}

int main(int argc, char **argv) {
  headset_pose_reader reader;
  if (argc < 3) return 2;
  int result = headset_pose_open(&reader, argv[1]);
  if (result != HEADSET_POSE_DONE) {
    printf("open %d\n", result);
    return 3;
  }
  int status = 0;
  headset_pose pose;
  if (argc == 3) {
    status = read_many(&reader, strtol(argv[2], NULL, 10));
  } else if (headset_pose_read(&reader, 0, &pose) != HEADSET_POSE_DONE) {
    status = 4;
  } else if (strcmp(argv[2], "judge") == 0) {
    printf("state %d\n", headset_pose_judge(&reader, &pose, strtoll(argv[3], NULL, 10)));
  } else {
    int bounded = headset_pose_predict(&pose, strtoll(argv[3], NULL, 10), &pose);
    printf("bounded %d time %lld orientation %.17g %.17g %.17g %.17g position %.17g %.17g %.17g\n", bounded,
           (long long)pose.sample_time_ns, pose.orientation[0], pose.orientation[1], pose.orientation[2],
           pose.orientation[3], pose.position[0], pose.position[1], pose.position[2]);
  }
  headset_pose_close(&reader);
  return status;
}
