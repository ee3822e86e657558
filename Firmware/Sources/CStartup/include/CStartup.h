// What Swift cannot say: how the processor begins, and how an emulated one ends.
#ifndef HEADSET_CSTARTUP_H
#define HEADSET_CSTARTUP_H

// Ends the emulator with this process status by Arm semihosting (SYS_EXIT_EXTENDED); on hardware without a
// debugger it faults.
_Noreturn void startup_exit(int status);

#endif
