#include "CStartup.h"

#include <stdint.h>

extern uint32_t __data_start, __data_end, __data_load, __bss_start, __bss_end, __stack_top;

int main(int argc, char **argv);
void Reset_Handler(void);

_Noreturn void startup_exit(int status) {
  // Semihosting for AArch32, operation 0x20 with ADP_Stopped_ApplicationExit (0x20026).
  volatile uint32_t block[2] = {0x20026, (uint32_t)status};
  __asm volatile("mov r0, #0x20\n\tmov r1, %0\n\tbkpt 0xab" : : "r"(block) : "r0", "r1", "memory");
  for (;;) {
  }
}

static void fault_handler(void) { startup_exit(100); }

__attribute__((used)) static void begin(void) {
  uint32_t *from = &__data_load;
  for (uint32_t *to = &__data_start; to < &__data_end;) *to++ = *from++;
  for (uint32_t *to = &__bss_start; to < &__bss_end;) *to++ = 0;
  startup_exit(main(0, 0));
}

// Switches the floating-point unit on (CPACR, Armv7-M Architecture Reference Manual, B3.2.20) before any
// compiled code could use it: hence naked.
__attribute__((naked)) void Reset_Handler(void) {
  __asm volatile(
      "ldr r0, =0xe000ed88\n\tldr r1, [r0]\n\torr r1, r1, #(0xf << 20)\n\tstr r1, [r0]\n\t"
      "dsb\n\tisb\n\tb begin");
}

// The stack's top, reset, and the fourteen exceptions, none of which this firmware expects.
__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    &__stack_top,  Reset_Handler, fault_handler, fault_handler, fault_handler, fault_handler,
    fault_handler, 0,             0,             0,             0,             fault_handler,
    fault_handler, 0,             fault_handler, fault_handler,
};
