// Tells the thread sanitizer of the waits in Swift's Synchronization.Mutex.
//
// On Linux a Mutex that nobody waits for is taken and given back by atomic instructions in the caller's own code, which
// the sanitizer sees. When a thread has to wait, the standard library and the kernel hand the lock over (FUTEX_LOCK_PI)
// in code that was not compiled with the sanitizer, so that it misses who came after whom and reports what the lock
// guards. Loaded before the standard library (LD_PRELOAD), this stands in for its slow ways and says what they mean.
//
// Without the sanitizer in the process it only passes the calls on.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *mutex

// The sanitizer's runtime, in the program where it was built with one.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

static void *standard_library(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (function == NULL) abort();
  return function;
}

typedef SWIFT void LockSlow(uint32_t, SELF);
typedef SWIFT bool TryLockSlow(SELF);
typedef SWIFT void UnlockSlow(SELF);

// _MutexHandle._lockSlow(_:)
SWIFT void swift_lock_slow(uint32_t thread, SELF) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
SWIFT void swift_lock_slow(uint32_t thread, SELF) {
  static LockSlow *_Atomic next;
  if (next == NULL) next = (LockSlow *)standard_library("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
  next(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

// _MutexHandle._tryLockSlow()
SWIFT bool swift_try_lock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF");
SWIFT bool swift_try_lock_slow(SELF) {
  static TryLockSlow *_Atomic next;
  if (next == NULL) next = (TryLockSlow *)standard_library("$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF");
  bool is_locked = next(mutex);
  if (is_locked && __tsan_acquire) __tsan_acquire(mutex);
  return is_locked;
}

// _MutexHandle._unlockSlow()
SWIFT void swift_unlock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
SWIFT void swift_unlock_slow(SELF) {
  static UnlockSlow *_Atomic next;
  if (next == NULL) next = (UnlockSlow *)standard_library("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
  if (__tsan_release) __tsan_release(mutex);
  next(mutex);
}
