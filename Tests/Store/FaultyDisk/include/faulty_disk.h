// A disk that fails when it is told to: stands before the C library's calls that change a file, for the whole
// process, and lets through what is not aimed at.
#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

// From now on, of the calls that write, sync, cut, extend or create a file below `folder`, the ones numbered
// `first` to `last` (from 1) fail with `code`, an errno. A write fails after half of its bytes where the disk is
// full, as disks do. One folder at a time; `faulty_disk_heal` ends it.
void faulty_disk_arm(const char *folder, long first, long last, int code);

// Lets everything through again and forgets the folder.
void faulty_disk_heal(void);

// Calls below the folder since it was armed.
long faulty_disk_call_count(void);

// Of those, the ones that wait until the disk has what was written.
long faulty_disk_sync_count(void);

// Calls that were made to fail since then.
long faulty_disk_fault_count(void);

#endif
