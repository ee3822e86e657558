// Reads the room once as an engine would, from a process of its own, and prints what it holds. Compiled as C11 and
// as C++17 by RoomPublisherTests.
//
//   room_reader_check NAME
#include "headset_room.h"

#include <stdio.h>

int main(int argc, char **argv) {
  static headset_room_body bodies[HEADSET_ROOM_BODY_COUNT_MAX];
  headset_room_reader reader;
  headset_room_frame frame;
  if (argc != 2) return 2;
  int result = headset_room_open(&reader, argv[1]);
  if (result == HEADSET_POSE_DONE) result = headset_room_read(&reader, &frame, bodies);
  if (result != HEADSET_POSE_DONE) {
    printf("error %d\n", result);
    return 1;
  }
  printf("step %llu mode %u bodies %u second %u %.3f doors %u %.3f held %u\n", (unsigned long long)frame.step_count,
         frame.mode, frame.body_count, bodies[1].id, (double)bodies[1].half_extents[0], frame.door_count,
         (double)frame.door_angles[1], frame.right_hand.held_body);
  headset_room_close(&reader);
  return 0;
}
