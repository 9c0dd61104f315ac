// Lets a Swift program run under valgrind 3.19, which writes to the mask that sigsuspend is given; libdispatch's lies
// in memory that cannot be written. LD_PRELOAD=sigsuspend.so valgrind …
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t copy = *mask;
  // the kernel's set is smaller than glibc's type
  return (int)syscall(SYS_rt_sigsuspend, &copy, _NSIG / 8);
}
