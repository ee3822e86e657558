// The definitions of a program come before the C library's for every library of the process, libsqlite3's calls
// among them. Each goes on to the kernel by itself.
#define _GNU_SOURCE
#include "faulty_disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char aimed_folder[512];
static atomic_int is_armed;
static atomic_long call_count, sync_count, fault_count, first_fault, last_fault;
static atomic_int fault_code;

void faulty_disk_arm(const char *folder, long first, long last, int code) {
  atomic_store(&is_armed, 0);
  snprintf(aimed_folder, sizeof aimed_folder, "%s/", folder);
  atomic_store(&call_count, 0);
  atomic_store(&sync_count, 0);
  atomic_store(&fault_count, 0);
  atomic_store(&first_fault, first);
  atomic_store(&last_fault, last);
  atomic_store(&fault_code, code);
  atomic_store(&is_armed, 1);
}

void faulty_disk_heal(void) { atomic_store(&is_armed, 0); }
long faulty_disk_call_count(void) { return atomic_load(&call_count); }
long faulty_disk_sync_count(void) { return atomic_load(&sync_count); }
long faulty_disk_fault_count(void) { return atomic_load(&fault_count); }

// The errno this call shall fail with, 0 for none.
static int fault_at_path(const char *path, int is_sync) {
  if (strncmp(path, aimed_folder, strlen(aimed_folder)) != 0) return 0;
  if (is_sync) atomic_fetch_add(&sync_count, 1);
  long call = atomic_fetch_add(&call_count, 1) + 1;
  if (call < atomic_load(&first_fault) || call > atomic_load(&last_fault)) return 0;
  atomic_fetch_add(&fault_count, 1);
  return atomic_load(&fault_code);
}

static int fault_at_call(int descriptor, int is_sync) {
  if (!atomic_load(&is_armed)) return 0;
  char link[64], path[1024];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return fault_at_path(path, is_sync);
}

static int fault_at_descriptor(int descriptor) { return fault_at_call(descriptor, 0); }

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  int code = fault_at_descriptor(descriptor);
  if (code == ENOSPC && count > 1) syscall(SYS_pwrite64, descriptor, bytes, count / 2, offset);
  if (code) { errno = code; return -1; }
  return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int code = fault_at_descriptor(descriptor);
  if (code == ENOSPC && count > 1) syscall(SYS_write, descriptor, bytes, count / 2);
  if (code) { errno = code; return -1; }
  return syscall(SYS_write, descriptor, bytes, count);
}

int ftruncate64(int descriptor, off64_t size) {
  int code = fault_at_descriptor(descriptor);
  if (code) { errno = code; return -1; }
  return (int)syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int fsync(int descriptor) {
  int code = fault_at_call(descriptor, 1);
  if (code) { errno = code; return -1; }
  return (int)syscall(SYS_fsync, descriptor);
}

int fdatasync(int descriptor) {
  int code = fault_at_call(descriptor, 1);
  if (code) { errno = code; return -1; }
  return (int)syscall(SYS_fdatasync, descriptor);
}

int open64(const char *path, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list arguments;
    va_start(arguments, flags);
    mode = va_arg(arguments, mode_t);
    va_end(arguments);
  }
  int code = atomic_load(&is_armed) && (flags & O_CREAT) ? fault_at_path(path, 0) : 0;
  if (code) { errno = code; return -1; }
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}
