#ifndef SHIM_WATCH_H
#define SHIM_WATCH_H

#include "addresses.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>

// Deadlines of connections. libmicrohttpd's own timeout begins anew with every byte, so one byte now and then would hold
// a connection for ever. A thread looks at every connection twice a second and shuts down the sockets of those whose time
// is up; what a request costs for it is a look or two at the clock.

/// What a connection is doing, as far as its deadlines go.
enum watch_phase {
  WATCH_FRESH,      ///< waiting for its first head, of which part may have come
  WATCH_WAITING,    ///< for a further head
  WATCH_CONTENT,    ///< for the rest of a request's content
  WATCH_ANSWERING,  ///< until an answer has left
  WATCH_SUSPENDED,  ///< for an answer that is being made elsewhere
  WATCH_LEAVING     ///< one too many, for what it asks; it is to go
};

/// What the watch knows of a connection.
struct watched {
  _Atomic uint64_t moment;  ///< when the phase began, in ms, times 8, plus the phase; written by the connection's thread
  _Atomic bool is_late;     ///< its time was up
  // What follows is the watch's, under its lock.
  struct watched *next, *previous;
  uint64_t seen;          ///< the `moment` that the figures below are about
  uint64_t head_came;     ///< when the first byte of a head came; 0 where none is known to have come
  uint64_t sampled;       ///< when `acknowledged` was read; 0 where it was not
  uint64_t acknowledged;  ///< bytes that the client had acknowledged
  uint64_t shut;          ///< when it was shut down; 0 where it was not
  struct address *address;
  int descriptor;
  bool is_counted;        ///< among the connections that are served
};

/// How long what may take, in milliseconds, and how many there may be.
struct watch_limits {
  uint64_t head;                     ///< from the first byte of a head to its last; then content, once more
  uint32_t connections;              ///< served at a time
  uint32_t connections_per_address;  ///< 0 for any number
  const struct shim_network *uncounted;  ///< addresses that may have any number; copied
  size_t uncounted_count;
  uint32_t lingering;                ///< sockets that linger at a time, at most WATCH_LINGERING
};

/// What became of connections, since the start.
struct watch_counts {
  _Atomic uint64_t open;     ///< now
  _Atomic uint64_t refused;  ///< for want of room
  _Atomic uint64_t late;     ///< cut off by a deadline
};

/// Sockets that linger at a time at most.
enum { WATCH_LINGERING = 256 };

struct watch {
  struct watch_limits limits;
  struct watch_counts counts;
  pthread_t thread;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  // under the lock
  struct watched *first, *cursor;
  struct addresses addresses;
  struct lingering {
    int descriptor;
    uint64_t until;
  } lingering[WATCH_LINGERING];
  uint32_t lingering_count;
  uint64_t rounds;
  bool ends;
};

/// Begins to watch; false where there is no thread or no memory for it.
bool watch_start(struct watch *watch, struct watch_limits limits);

/// Ends the thread and closes the sockets that linger. No connection may be watched any more.
void watch_stop(struct watch *watch);

/// Takes a connection in. False where there is no room for it: more connections than are served at a time, or from its
/// address (RFC 9110, 15.6.4).
bool watch_begin(struct watch *watch, struct watched *watched, int descriptor, struct shim_address address);

/// Lets a connection go, before its socket is closed. With `lingers` the socket stays open a while longer and what the
/// client still sends is read and thrown away: closing at once would have the system reset the connection, and the
/// client might lose the answer (RFC 9112, 9.6).
void watch_end(struct watch *watch, struct watched *watched, bool lingers);

/// Says what a connection is doing from now on. Costs a look at the coarse clock, which is no system call.
void watch_note(struct watched *watched, enum watch_phase phase);

#endif
