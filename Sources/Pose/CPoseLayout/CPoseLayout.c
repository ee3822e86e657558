// Compiles the headers once as C, so that their static assertions are checked in every build.
#include "headset_pose.h"
#include "headset_room.h"
