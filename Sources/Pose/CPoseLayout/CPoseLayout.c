// Compiles the header once as C, so that its static assertions are checked in every build.
#include "headset_pose.h"
