// The door to MuJoCo's C library; Scripts/install-mujoco puts it in place. Only Physics goes through it.
#include <mujoco/mujoco.h>
