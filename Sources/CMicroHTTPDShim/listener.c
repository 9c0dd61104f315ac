// SO_ATTACH_FILTER and nanosleep are no part of C
#define _DEFAULT_SOURCE

#include "connection.h"
#include "tls.h"

#include "chunks.h"
#include "exchange.h"
#include "library_answers.h"
#include "library_fields.h"
#include "listener.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

// Bytes that the system keeps of an answer beyond what the client's window has room for.
enum { UNSENT = 128 * 1024 };

// The thread's number. A thread of libmicrohttpd belongs to one listener for all its life.
static _Thread_local uint32_t worker = UINT32_MAX;

// Gives this thread a number with its first request.
static void take_number(struct shim_listener *listener) {
  if (worker == UINT32_MAX) worker = atomic_fetch_add_explicit(&listener->workers, 1, memory_order_relaxed);
}

void listener_refuse(struct connection *state, struct MHD_Connection *connection, enum shim_refusal refusal) {
  struct shim_listener *listener = state->listener;
  if (worker >= listener->threads) return;
  state->lingers = true;
  state->request.connection = connection;
  state->request.worker = worker;
  state->request.refusal = refusal;
  state->request.is_past_queueing = true;
  listener->handler(listener->context, &state->request);
}

void listener_refuse_line(struct connection *state, struct MHD_Connection *connection, enum shim_refusal refusal) {
  take_number(state->listener);
  connection_begin(state, "");
  if (state->listener->observer != NULL) exchange_begin(state);
  listener_refuse(state, connection, refusal);
  if (state->listener->observer != NULL && worker < state->listener->threads) {
    exchange_end(state, state->is_written, state->listener);
  }
}

// Leaves escapes alone: libmicrohttpd would decode in place and end the text at an encoded NUL.
static size_t leave_escapes(void *context, struct MHD_Connection *connection, char *text) {
  (void)context;
  (void)connection;
  return strlen(text);
}

static void *request_began(void *context, const char *target, struct MHD_Connection *connection) {
  struct shim_listener *listener = context;
  struct connection *state = connection_of(connection);
  if (state == NULL) return NULL;
  if (!state->under_way) {
    state->under_way = true;
    atomic_fetch_add_explicit(&listener->under_way, 1, memory_order_relaxed);
  }
  // here and not when it is over: what is cut off at the end of all ends on the thread that calls shim_listener_stop
  take_number(listener);
  connection_begin(state, target);
  if (listener->observer != NULL) exchange_begin(state);
  // libmicrohttpd would take the query apart now, each pair in memory of the connection, and a query of many pairs for
  // which that does not suffice would never be answered. We read the copy; the text here lies in the connection's own
  // buffer, in which libmicrohttpd is about to end it at the question mark anyway.
  char *query = strchr(target, '?');
  if (query != NULL && query[1] != '\0') query[1] = '\0';
  return state;
}

static void request_ended(struct shim_listener *listener, struct connection *state) {
  if (!state->under_way) return;
  state->under_way = false;
  atomic_fetch_sub_explicit(&listener->under_way, 1, memory_order_relaxed);
}

static void request_completed(void *context, struct MHD_Connection *connection, void **state,
                              enum MHD_RequestTerminationCode code) {
  struct shim_listener *listener = context;
  if (*state == NULL) return;
  struct connection *late = *state;
  enum library_head outcome = LIBRARY_HEAD_SENT;
  if (code != MHD_REQUEST_TERMINATED_COMPLETED_OK) outcome = library_head_outcome(late->url);
  if (code == MHD_REQUEST_TERMINATED_COMPLETED_OK) {
    watch_note(&late->watched, WATCH_WAITING);
  } else if (late->exchange.status == 0 && !late->request.is_past_queueing &&
             (code == MHD_REQUEST_TERMINATED_TIMEOUT_REACHED ||
              atomic_load_explicit(&late->watched.is_late, memory_order_acquire))) {
    listener_refuse(late, connection, SHIM_TOO_SLOW);  // RFC 9110, 15.5.9
  } else if (outcome != LIBRARY_HEAD_SENT && !late->request.is_past_queueing) {
    // the answer was queued, but nobody will see it
    exchange_answered(late, 0, 0, 0);
    if (outcome == LIBRARY_HEAD_TOO_LARGE) listener_refuse(late, connection, SHIM_FIELDS_TOO_LARGE);  // RFC 6585, 5
  }
  if (listener->observer != NULL && worker < listener->threads) {
    struct connection *ended = *state;
    ended->request.connection = connection;
    ended->request.worker = worker;
    exchange_end(ended, code == MHD_REQUEST_TERMINATED_COMPLETED_OK || ended->is_written, listener);
  }
  if (late->keeps_content) content_forget(late);
  request_ended(listener, *state);
  *state = NULL;
}

static void connection_began(struct shim_listener *listener, struct MHD_Connection *connection, void **socket_context) {
  atomic_fetch_add_explicit(&listener->connections, 1, memory_order_relaxed);
  atomic_fetch_add_explicit(&listener->accepted, 1, memory_order_relaxed);
  struct connection *state = calloc(1, sizeof *state);
  // NULL where memory is short; the request is then refused
  *socket_context = state;
  if (state == NULL) return;
  state->listener = listener;
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  int descriptor = info == NULL ? -1 : info->connect_fd;
  info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  address_read(info == NULL ? NULL : info->client_addr, &state->address);
  if (watch_begin(&listener->watch, &state->watched, descriptor, state->address)) return;
  // One too many may say what it asks, for a second: a probe is answered all the same, all else is refused.
  state->is_surplus = true;
  watch_note(&state->watched, WATCH_LEAVING);
}

static void connection_changed(void *context, struct MHD_Connection *connection, void **socket_context,
                               enum MHD_ConnectionNotificationCode code) {
  struct shim_listener *listener = context;
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    connection_began(listener, connection, socket_context);
    return;
  }
  atomic_fetch_sub_explicit(&listener->connections, 1, memory_order_relaxed);
  struct connection *state = *socket_context;
  if (state == NULL) return;
  request_ended(listener, state);
  watch_end(&listener->watch, &state->watched, state->lingers);
  connection_free(state);
  *socket_context = NULL;
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **request) {
  struct shim_listener *listener = context;
  struct connection *state = *request;
  // no memory for the connection's state: nothing can be said of the request
  if (state == NULL) return MHD_NO;
  if (worker >= listener->threads) return MHD_NO;
  if (state->request.suspension != NULL) {
    MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, listener->idle_timeout);
    bool is_answered = listener->handler(listener->context, &state->request);
    state->request.suspension = NULL;
    return is_answered ? MHD_YES : MHD_NO;
  }
  if (!state->head_seen) {
    state->head_seen = true;
    connection_read_head(state, connection, url, method, version);
    if (state->is_surplus) connection_refuse(state, SHIM_CONNECTIONS_EXHAUSTED);  // RFC 9110, 15.6.4
    // a refused head is answered at once: what follows it cannot be told from the next request
    if (state->request.refusal == SHIM_ACCEPTED) {
      if (state->has_content) watch_note(&state->watched, WATCH_CONTENT);
      return MHD_YES;
    }
    state->lingers = true;
  } else if (*upload_size != 0) {
    // bytes that come in the same instant as the end of its time hide that from libmicrohttpd, which reads once an event
    if (atomic_load_explicit(&state->watched.is_late, memory_order_acquire)) return MHD_NO;
    bool goes_on = !state->is_chunked || chunks_go_on(state, upload);
    size_t size = *upload_size;
    state->content += size;
    state->consumed += size;
    *upload_size = 0;
    goes_on = goes_on && state->content <= state->most_content;
    if (goes_on && (!state->keeps_content || content_add(state, upload, size))) return MHD_YES;
    // RFC 9110, 15.5.14 and 15.6.4
    listener_refuse(state, connection, goes_on ? SHIM_OUT_OF_MEMORY : SHIM_CONTENT_TOO_LARGE);
    return MHD_NO;
  } else if (state->is_chunked) {
    connection_read_trailers(state, connection);
  }
  state->request.worker = worker;
  return listener->handler(listener->context, &state->request) ? MHD_YES : MHD_NO;
}

void *shim_request_context(const struct shim_request *request) {
  return connection_of(request->connection)->listener->context;
}

void shim_suspend(const struct shim_request *request, void *suspension) {
  struct connection *state = connection_of(request->connection);
  state->request.suspension = suspension;
  watch_note(&state->watched, WATCH_SUSPENDED);
  // A connection whose timeout is not the daemon's is looked at before its socket is read. Without that libmicrohttpd reads
  // first once it is resumed, and ends the connection of a client that has shut down its sending side, unanswered.
  MHD_set_connection_option(request->connection, MHD_CONNECTION_OPTION_TIMEOUT, state->listener->idle_timeout + 1);
  MHD_suspend_connection(request->connection);
}

void shim_resume(struct MHD_Connection *connection) { MHD_resume_connection(connection); }

bool shim_is_gone(struct MHD_Connection *connection) {
  // the socket stays open as long as the connection is suspended
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info == NULL) return false;
  struct pollfd look = {.fd = info->connect_fd};
  return poll(&look, 1, 0) == 1 && (look.revents & (POLLHUP | POLLERR)) != 0;
}

struct shim_listener *shim_listener_start(const struct shim_configuration *configuration, shim_handler handler,
                                          shim_observer observer, void *context) {
  struct shim_listener *listener = calloc(1, sizeof *listener);
  if (listener == NULL) return NULL;
  listener->handler = handler;
  listener->observer = observer;
  listener->context = context;
  listener->socket = configuration->socket;
  listener->keeps_socket = configuration->keeps_socket;
  listener->threads = configuration->threads;
  listener->maximum_content = configuration->maximum_content;
  listener->content_bound = configuration->content_bound;
  listener->content_memory = configuration->content_memory;
  listener->connection_memory = configuration->connection_memory;
  listener->idle_timeout = configuration->idle_timeout;
  struct watch_limits limits = {
      .head = (uint64_t)configuration->header_timeout * 1000,
      .connections = configuration->connection_limit,
      .lingering = configuration->lingering_limit < WATCH_LINGERING ? configuration->lingering_limit : WATCH_LINGERING,
      .connections_per_address = configuration->connections_per_address,
      .uncounted = configuration->uncounted,
      .uncounted_count = configuration->uncounted_count,
  };
  bool is_bound = library_answers_begin() && library_fields_begin();
  if (!is_bound) errno = ENOSYS;
  if (!is_bound || !watch_start(&listener->watch, limits)) {
    free(listener);
    return NULL;
  }
  // a client that acknowledges nothing is given up as one that says nothing is (tcp(7)); connections inherit it
  unsigned patience = configuration->idle_timeout * 1000;
  setsockopt(configuration->socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &patience, sizeof patience);
  // for one that reads slowly the system would keep 4 MB, and once a thousand of them have taken all memory that TCP may
  // have it resets connections of anybody; answers are ready in our memory anyway
  unsigned unsent = UNSENT;
  setsockopt(configuration->socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsent, sizeof unsent);
  struct MHD_OptionItem tls[] = {
      {MHD_OPTION_HTTPS_CERT_CALLBACK2, 0, (void *)(uintptr_t)&tls_retrieve},
      {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)tls_priorities},
      {MHD_OPTION_END, 0, NULL},
  };
  struct MHD_OptionItem options[] = {
      {MHD_OPTION_EXTERNAL_LOGGER, (intptr_t)&library_log, NULL},
      {MHD_OPTION_LISTEN_SOCKET, configuration->socket, NULL},
      // with room for those that are told that there is none; when that is full too, they wait in the system's queue
      {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)(configuration->connection_limit + configuration->surplus_limit), NULL},
      {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)configuration->idle_timeout, NULL},
      {MHD_OPTION_CONNECTION_MEMORY_LIMIT, (intptr_t)configuration->connection_memory, NULL},
      // not strict: libmicrohttpd would cut off without an answer what the shim refuses with one
      {MHD_OPTION_STRICT_FOR_CLIENT, 0, NULL},
      {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)&leave_escapes, NULL},
      {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)&request_began, listener},
      {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)&request_completed, listener},
      {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)&connection_changed, listener},
      // a pool of one is refused; without a pool one thread is what there is
      {configuration->threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)configuration->threads,
       NULL},
      {MHD_OPTION_END, 0, NULL},
  };
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG |
                   (configuration->tls ? MHD_USE_TLS : 0);
  listener->daemon = MHD_start_daemon(flags, 0, NULL, NULL, &answer, listener, MHD_OPTION_ARRAY, options,
                                      configuration->tls ? MHD_OPTION_ARRAY : MHD_OPTION_END, tls, MHD_OPTION_END);
  if (listener->daemon == NULL) {
    watch_stop(&listener->watch);
    free(listener);
    return NULL;
  }
  return listener;
}

// Has the system begin no further connection on a socket: packets that ask for one (SYN without ACK; RFC 9293, 3.1) are
// dropped before TCP sees them, and a client asks again a second later. What has begun is completed.
static bool refuse_beginnings(int socket) {
  // the packet begins with the head of TCP, whose flags are byte 13: SYN is 2, ACK is 16
  struct sock_filter code[] = {
      BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 13),
      BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 18),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 2, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, 0),
      BPF_STMT(BPF_RET | BPF_K, UINT32_MAX),
  };
  struct sock_fprog program = {.len = sizeof code / sizeof *code, .filter = code};
  return setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0;
}

// How many connections the system has completed that nobody has accepted yet (tcp_info of a listening socket).
static uint32_t unaccepted(int socket) {
  struct tcp_info state = {0};
  socklen_t size = sizeof state;
  return getsockopt(socket, IPPROTO_TCP, TCP_INFO, &state, &size) == 0 ? state.tcpi_unacked : 0;
}

enum {
  QUEUE_LOOKS = 250,     // at the queue of the system at most
  QUEUE_EMPTY_LOOKS = 20 // in a row that find it empty: connections that were half made may have completed
};

void shim_listener_quiesce(struct shim_listener *listener) {
  if (listener->keeps_socket) {
    // what waits is for whoever listens next
    MHD_quiesce_daemon(listener->daemon);
    return;
  }
  // closing a listening socket resets what waits to be accepted: so nothing new, and then until nothing waits
  if (refuse_beginnings(listener->socket)) {
    int empty = 0;
    for (int looks = 0; looks < QUEUE_LOOKS && empty < QUEUE_EMPTY_LOOKS; looks++) {
      empty = unaccepted(listener->socket) == 0 ? empty + 1 : 0;
      nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    }
  }
  MHD_quiesce_daemon(listener->daemon);
  // otherwise the system goes on to complete connections that nobody will accept
  shutdown(listener->socket, SHUT_RDWR);
}

uint32_t shim_listener_requests_under_way(const struct shim_listener *listener) {
  return atomic_load_explicit(&listener->under_way, memory_order_relaxed);
}

uint32_t shim_listener_connections(const struct shim_listener *listener) {
  return atomic_load_explicit(&listener->connections, memory_order_relaxed);
}

uint64_t shim_listener_accepted(const struct shim_listener *listener) {
  return atomic_load_explicit(&listener->accepted, memory_order_relaxed);
}

uint64_t shim_listener_refused(const struct shim_listener *listener) {
  return atomic_load_explicit(&listener->watch.counts.refused, memory_order_relaxed);
}

uint64_t shim_listener_late(const struct shim_listener *listener) {
  return atomic_load_explicit(&listener->watch.counts.late, memory_order_relaxed);
}

void shim_listener_stop(struct shim_listener *listener) {
  MHD_stop_daemon(listener->daemon);
  watch_stop(&listener->watch);
  free(listener);
}
