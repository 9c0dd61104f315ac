#ifndef SHIM_CONNECTION_H
#define SHIM_CONNECTION_H

#include "CMicroHTTPDShim.h"
#include "content.h"
#include "fields.h"
#include "watch.h"

#include <netinet/in.h>
#include <stdatomic.h>

/// What a listener consists of.
struct shim_listener {
  struct MHD_Daemon *daemon;
  shim_handler handler;
  shim_observer observer;
  void *context;
  uint64_t maximum_content;
  shim_content_bound content_bound;
  shim_content_memory content_memory;
  size_t connection_memory;
  unsigned idle_timeout;
  int socket;
  bool keeps_socket;  ///< whether others go on to listen on it
  uint32_t threads;
  _Atomic uint32_t workers;    ///< threads that have been given a number
  _Atomic uint32_t under_way;  ///< requests that have begun and not ended
  _Atomic uint32_t connections;  ///< connections that are open
  _Atomic uint64_t accepted;     ///< connections that were ever open
  struct watch watch;            ///< the deadlines of connections
};

/// What is kept for a connection from its beginning to its end. One thread alone touches it.
struct connection {
  struct shim_request request;
  struct shim_listener *listener;
  struct watched watched;         ///< its deadlines
  struct shim_address address;    ///< of the other end
  struct shim_exchange exchange;  ///< what the observer will be told of it
  struct fields fields;           ///< what was seen of its fields
  uint32_t waited;                ///< milliseconds that the request had waited by then, where that is known; otherwise 0
  uint64_t began;                 ///< nanoseconds of the monotonic clock when its request line had come
  char *target;             ///< a copy of the target, since libmicrohttpd takes the original apart; `inline_target` or malloc'd
  size_t target_capacity;   ///< bytes behind `target`
  char *joined[SHIM_FIELD_COUNT];  ///< values of repeated fields, joined; malloc'd for a request that has any
  const char *url;          ///< what libmicrohttpd calls so, once the head is whole
  struct shim_bytes content_fields[SHIM_CONTENT_FIELD_COUNT];   ///< the values of fields about content
  char *joined_content[SHIM_CONTENT_FIELD_COUNT];  ///< as `joined`, of these
  struct kept_content kept;  ///< content that is kept
  uint64_t most_content;    ///< bytes of content that may come, where content comes
  uint64_t content;         ///< bytes of content that came
  uint64_t consumed;        ///< bytes of requests that came on this connection, without empty lines between them
  bool head_seen;
  bool under_way;
  bool has_content;         ///< whether content follows the head
  bool is_chunked;          ///< whether it comes in chunks
  bool is_surplus;          ///< whether the connection was one too many
  bool lingers;             ///< whether the client may still be sending when the connection is closed
  bool keeps_content;       ///< whether content is kept, and not only counted
  bool has_joined;          ///< whether any of `joined` or `content_fields` is there
  bool is_written;          ///< whether an answer was written past libmicrohttpd, whole
  char inline_target[240];  ///< room for the targets people type
  char peer[INET6_ADDRSTRLEN];  ///< the client's address, once it was asked for
};

/// Refuses the request. Its first fault names the answer.
static inline void connection_refuse(struct connection *state, enum shim_refusal refusal) {
  if (state->request.refusal == SHIM_ACCEPTED) state->request.refusal = refusal;
}

/// The state of a connection; NULL where there was no memory for it.
struct connection *connection_of(struct MHD_Connection *connection);

/// Begins a request: forgets the one before and copies the target.
void connection_begin(struct connection *state, const char *target);

/// Reads the head into `state->request` and judges it.
void connection_read_head(struct connection *state, struct MHD_Connection *connection, const char *url,
                          const char *method, const char *version);

/// Judges the trailer fields of chunked content, once all of them have come, and counts the room that they leave.
void connection_read_trailers(struct connection *state, struct MHD_Connection *connection);
/// Why libmicrohttpd, which is about to answer with this status by itself, refuses the request.
enum shim_refusal connection_library_refusal(const struct connection *state, unsigned status);

/// Frees the state.
void connection_free(struct connection *state);

#endif
