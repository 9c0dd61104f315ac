#define _GNU_SOURCE
#include "watch.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum {
  ROUND = 500,            // ms between two looks at every connection
  ROUNDS_PER_LOOK = 4,    // of which every fourth asks the system about a connection that waits
  SLACK = 250,            // ms by which the system's clocks may differ
  SLICE = 256,            // connections looked at before others may have the lock
  LINGER = 2000,          // ms that a socket lingers
  LINGER_ROUND = 50,      // ms between two readings of those that do
  LEAVE = 1000,           // ms after which a connection that is to go is cut off, whatever it has asked
  SLOWEST_READER = 1,     // bytes per ms that it has to take: 1 kB/s
  CLOSE_WAIT = 8,         // TCP_CLOSE_WAIT of netinet/tcp.h, which does not go with linux/tcp.h
};

static uint64_t clock_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC_COARSE, &time);
  return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

void watch_note(struct watched *watched, enum watch_phase phase) {
  atomic_store_explicit(&watched->moment, clock_now() << 3 | phase, memory_order_relaxed);
}

// MARK: One connection

static bool read_state(int descriptor, struct tcp_info *state) {
  socklen_t size = sizeof *state;
  memset(state, 0, sizeof *state);
  return getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, state, &size) == 0;
}

/// Ends a connection whose time is up: first what it can send, so that its thread may still say 408, then all of it.
static void cut(struct watch *watch, struct watched *watched, uint64_t now, int how) {
  if (watched->shut == 0) {
    watched->shut = now;
    atomic_store_explicit(&watched->is_late, true, memory_order_release);
    atomic_fetch_add_explicit(&watch->counts.late, 1, memory_order_relaxed);
    shutdown(watched->descriptor, how);
  } else {
    // again, for where bytes that came in the same instant hid the end from libmicrohttpd, which reads once an event
    shutdown(watched->descriptor, now - watched->shut > LEAVE ? SHUT_RDWR : how);
  }
}

/// Whether the client has shut down its side and all that it sent was read. libmicrohttpd, woken once for the last bytes
/// and the end, would notice the end after the idle timeout only.
static bool has_left(const struct watched *watched, const struct tcp_info *state) {
  int unread = 0;
  return state->tcpi_state == CLOSE_WAIT && state->tcpi_last_data_recv > ROUND &&
         ioctl(watched->descriptor, FIONREAD, &unread) == 0 && unread == 0;
}

/// Whether it is time to ask the system about a connection: soon after it began to wait, and then now and then.
static bool is_due(const struct watch *watch, const struct watched *watched, uint64_t age) {
  if (age >= 2 * ROUND && age < 3 * ROUND) return true;
  return (watch->rounds + (uint64_t)watched->descriptor) % ROUNDS_PER_LOOK == 0;
}

static void judge_waiting(struct watch *watch, struct watched *watched, uint64_t now, uint64_t since, bool is_fresh) {
  struct tcp_info state;
  if (is_due(watch, watched, now - since) && read_state(watched->descriptor, &state)) {
    if (has_left(watched, &state)) {
      shutdown(watched->descriptor, SHUT_RDWR);
      return;
    }
    uint64_t came = now - state.tcpi_last_data_recv;
    bool has_begun = is_fresh ? state.tcpi_bytes_received > 0 : came > since + SLACK;
    if (watched->head_came == 0 && has_begun) watched->head_came = came;
  }
  if (watched->head_came != 0 && now - watched->head_came > watch->limits.head) cut(watch, watched, now, SHUT_RD);
}

static void judge_content(struct watch *watch, struct watched *watched, uint64_t now, uint64_t since) {
  struct tcp_info state;
  if (is_due(watch, watched, now - since) && read_state(watched->descriptor, &state) && has_left(watched, &state)) {
    shutdown(watched->descriptor, SHUT_RDWR);
  } else if (now - since > watch->limits.head) {
    cut(watch, watched, now, SHUT_RD);
  }
}

static void judge_reader(struct watch *watch, struct watched *watched, uint64_t now, uint64_t since) {
  // judged over as long as a head may take
  uint64_t span = watch->limits.head;
  if (now - since < span) return;
  struct tcp_info state;
  if (!read_state(watched->descriptor, &state)) return;
  if (watched->sampled == 0) {
    watched->sampled = now;
    watched->acknowledged = state.tcpi_bytes_acked;
  } else if (now - watched->sampled > span) {
    if (state.tcpi_bytes_acked - watched->acknowledged < (now - watched->sampled) * SLOWEST_READER) {
      cut(watch, watched, now, SHUT_RDWR);
    } else {
      watched->sampled = now;
      watched->acknowledged = state.tcpi_bytes_acked;
    }
  }
}

static void judge(struct watch *watch, struct watched *watched, uint64_t now) {
  uint64_t moment = atomic_load_explicit(&watched->moment, memory_order_relaxed);
  if (watched->seen != moment) {
    watched->seen = moment;
    watched->head_came = watched->sampled = watched->shut = 0;
  }
  uint64_t since = moment >> 3;
  switch ((enum watch_phase)(moment & 7)) {
    case WATCH_FRESH: judge_waiting(watch, watched, now, since, true); break;
    case WATCH_WAITING: judge_waiting(watch, watched, now, since, false); break;
    case WATCH_CONTENT: judge_content(watch, watched, now, since); break;
    case WATCH_ANSWERING: judge_reader(watch, watched, now, since); break;
    case WATCH_SUSPENDED: break;
    case WATCH_LEAVING:
      if (now - since > LEAVE) shutdown(watched->descriptor, SHUT_RDWR);
      break;
  }
}

// MARK: All of them

static void look_at_all(struct watch *watch, uint64_t now) {
  watch->rounds++;
  watch->cursor = watch->first;
  for (unsigned count = 1; watch->cursor != NULL; count++) {
    struct watched *watched = watch->cursor;
    watch->cursor = watched->next;
    judge(watch, watched, now);
    if (count % SLICE == 0) {
      pthread_mutex_unlock(&watch->lock);
      pthread_mutex_lock(&watch->lock);
    }
  }
}

static void drain(struct watch *watch, uint64_t now) {
  for (uint32_t i = 0; i < watch->lingering_count;) {
    char bytes[4096];
    ssize_t size = 1;
    // not for ever, where one sends without end
    for (int turn = 0; turn < 16 && size > 0; turn++) {
      size = recv(watch->lingering[i].descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
    }
    bool is_over = size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR) || now > watch->lingering[i].until;
    if (is_over) {
      close(watch->lingering[i].descriptor);
      watch->lingering[i] = watch->lingering[--watch->lingering_count];
    } else {
      i++;
    }
  }
}

static void *run(void *context) {
  struct watch *watch = context;
  uint64_t next = 0;
  pthread_mutex_lock(&watch->lock);
  while (!watch->ends) {
    uint64_t now = clock_now();
    drain(watch, now);
    if (now >= next) {
      look_at_all(watch, now);
      next = now + ROUND;
    }
    if (watch->ends) break;
    if (watch->first == NULL && watch->lingering_count == 0) {
      pthread_cond_wait(&watch->changed, &watch->lock);
      continue;
    }
    uint64_t pause = watch->lingering_count > 0 ? LINGER_ROUND : ROUND;
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += (long)pause * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_cond_timedwait(&watch->changed, &watch->lock, &until);
  }
  pthread_mutex_unlock(&watch->lock);
  return NULL;
}

bool watch_start(struct watch *watch, struct watch_limits limits) {
  watch->limits = limits;
  if (!addresses_leave_uncounted(&watch->addresses, limits.uncounted, limits.uncounted_count)) return false;
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&watch->changed, &attributes);
  pthread_condattr_destroy(&attributes);
  pthread_mutex_init(&watch->lock, NULL);
  if (pthread_create(&watch->thread, NULL, &run, watch) == 0) return true;
  addresses_end(&watch->addresses);
  pthread_cond_destroy(&watch->changed);
  pthread_mutex_destroy(&watch->lock);
  return false;
}

void watch_stop(struct watch *watch) {
  pthread_mutex_lock(&watch->lock);
  watch->ends = true;
  pthread_cond_signal(&watch->changed);
  pthread_mutex_unlock(&watch->lock);
  pthread_join(watch->thread, NULL);
  for (uint32_t i = 0; i < watch->lingering_count; i++) close(watch->lingering[i].descriptor);
  addresses_end(&watch->addresses);
  pthread_cond_destroy(&watch->changed);
  pthread_mutex_destroy(&watch->lock);
}

bool watch_begin(struct watch *watch, struct watched *watched, int descriptor, struct shim_address address) {
  watched->descriptor = descriptor;
  watch_note(watched, WATCH_FRESH);
  pthread_mutex_lock(&watch->lock);
  bool is_first = watch->first == NULL;
  watched->next = watch->first;
  if (watched->next != NULL) watched->next->previous = watched;
  watch->first = watched;
  if (watch->limits.connections_per_address > 0) watched->address = addresses_add(&watch->addresses, address);
  bool has_room = watched->address == NULL || watched->address->count <= watch->limits.connections_per_address;
  uint64_t open = atomic_load_explicit(&watch->counts.open, memory_order_relaxed);
  watched->is_counted = has_room && open < watch->limits.connections;
  if (watched->is_counted) {
    atomic_store_explicit(&watch->counts.open, open + 1, memory_order_relaxed);
  } else {
    atomic_fetch_add_explicit(&watch->counts.refused, 1, memory_order_relaxed);
  }
  if (is_first) pthread_cond_signal(&watch->changed);
  bool is_counted = watched->is_counted;
  pthread_mutex_unlock(&watch->lock);
  return is_counted;
}

void watch_end(struct watch *watch, struct watched *watched, bool lingers) {
  // a copy, since libmicrohttpd closes its own in a moment
  int copy = lingers ? fcntl(watched->descriptor, F_DUPFD_CLOEXEC, 0) : -1;
  pthread_mutex_lock(&watch->lock);
  if (watch->cursor == watched) watch->cursor = watched->next;
  if (watched->next != NULL) watched->next->previous = watched->previous;
  if (watched->previous != NULL) {
    watched->previous->next = watched->next;
  } else {
    watch->first = watched->next;
  }
  if (watched->address != NULL) addresses_remove(&watch->addresses, watched->address);
  if (watched->is_counted) atomic_fetch_sub_explicit(&watch->counts.open, 1, memory_order_relaxed);
  if (copy >= 0 && watch->lingering_count < watch->limits.lingering) {
    watch->lingering[watch->lingering_count++] = (struct lingering){copy, clock_now() + LINGER};
    copy = -1;
    pthread_cond_signal(&watch->changed);
  }
  pthread_mutex_unlock(&watch->lock);
  if (copy >= 0) close(copy);
}
