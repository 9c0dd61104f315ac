#include "connection.h"
#include "tls.h"

#include "exchange.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

// The thread's number. A thread of libmicrohttpd belongs to one listener for all its life.
static _Thread_local uint32_t worker = UINT32_MAX;

// Gives this thread a number with its first request.
static void take_number(struct shim_listener *listener) {
  if (worker == UINT32_MAX) worker = atomic_fetch_add_explicit(&listener->workers, 1, memory_order_relaxed);
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
  if (listener->observer != NULL && worker < listener->threads) {
    struct connection *ended = *state;
    ended->request.connection = connection;
    ended->request.worker = worker;
    exchange_end(ended, code == MHD_REQUEST_TERMINATED_COMPLETED_OK, listener);
  }
  request_ended(listener, *state);
  *state = NULL;
}

static void connection_changed(void *context, struct MHD_Connection *connection, void **socket_context,
                               enum MHD_ConnectionNotificationCode code) {
  (void)connection;
  struct shim_listener *listener = context;
  if (code == MHD_CONNECTION_NOTIFY_STARTED) {
    atomic_fetch_add_explicit(&listener->connections, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&listener->accepted, 1, memory_order_relaxed);
    // NULL where memory is short; the request is then refused
    *socket_context = calloc(1, sizeof(struct connection));
    return;
  }
  atomic_fetch_sub_explicit(&listener->connections, 1, memory_order_relaxed);
  if (*socket_context == NULL) return;
  request_ended(listener, *socket_context);
  connection_free(*socket_context);
  *socket_context = NULL;
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *upload_size, void **request) {
  (void)upload;
  struct shim_listener *listener = context;
  struct connection *state = *request;
  // no memory for the connection's state: nothing can be said of the request
  if (state == NULL) return MHD_NO;
  if (worker >= listener->threads) return MHD_NO;
  if (!state->head_seen) {
    state->head_seen = true;
    connection_read_head(state, connection, url, method, version, listener);
    // a refused head is answered at once: what follows it cannot be told from the next request
    if (state->request.refusal == SHIM_ACCEPTED) return MHD_YES;
  } else if (*upload_size != 0) {
    state->content += *upload_size;
    *upload_size = 0;
    // libmicrohttpd takes no answer in the middle of content, so a chunked flood is cut off without one
    return state->content <= listener->maximum_content ? MHD_YES : MHD_NO;
  }
  state->request.worker = worker;
  return listener->handler(listener->context, &state->request) ? MHD_YES : MHD_NO;
}

struct shim_listener *shim_listener_start(const struct shim_configuration *configuration, shim_handler handler,
                                          shim_observer observer, void *context) {
  struct shim_listener *listener = calloc(1, sizeof *listener);
  if (listener == NULL) return NULL;
  listener->handler = handler;
  listener->observer = observer;
  listener->context = context;
  listener->socket = configuration->socket;
  listener->threads = configuration->threads;
  listener->maximum_content = configuration->maximum_content;
  listener->connection_memory = configuration->connection_memory;
  struct MHD_OptionItem tls[] = {
      {MHD_OPTION_HTTPS_CERT_CALLBACK2, 0, (void *)(uintptr_t)&tls_retrieve},
      {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t)tls_priorities},
      {MHD_OPTION_END, 0, NULL},
  };
  struct MHD_OptionItem options[] = {
      {MHD_OPTION_LISTEN_SOCKET, configuration->socket, NULL},
      {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)configuration->connection_limit, NULL},
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
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | (configuration->tls ? MHD_USE_TLS : 0);
  listener->daemon = MHD_start_daemon(flags, 0, NULL, NULL, &answer, listener, MHD_OPTION_ARRAY, options,
                                      configuration->tls ? MHD_OPTION_ARRAY : MHD_OPTION_END, tls, MHD_OPTION_END);
  if (listener->daemon == NULL) {
    free(listener);
    return NULL;
  }
  return listener;
}

void shim_listener_quiesce(struct shim_listener *listener) {
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

void shim_listener_stop(struct shim_listener *listener) {
  MHD_stop_daemon(listener->daemon);
  free(listener);
}

struct MHD_Response *shim_response(const void *bytes, size_t size, MHD_ContentReaderFreeCallback release, void *owner) {
  // libmicrohttpd only reads; its parameter is not const for history's sake
  return MHD_create_response_from_buffer_with_free_callback_cls(size, (void *)(uintptr_t)bytes, release, owner);
}

bool shim_response_add_field(struct MHD_Response *response, const char *name, const char *value) {
  return MHD_add_response_header(response, name, value) == MHD_YES;
}

bool shim_response_queue(struct MHD_Response *response, struct MHD_Connection *connection, unsigned status,
                         uint64_t size, uint32_t label) {
  exchange_answered(connection_of(connection), status, size, label);
  return MHD_queue_response(connection, status, response) == MHD_YES;
}

void shim_say_too_large(struct MHD_Connection *connection, bool is_target) {
  if (MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION) != NULL) return;
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info == NULL) return;
  exchange_answered(connection_of(connection), is_target ? 414 : 431, 0, 0);
  static const char target[] = "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  static const char fields[] =
      "HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
  // answers before this one have left: libmicrohttpd sends one whole before it reads on
  if (is_target) {
    send(info->connect_fd, target, sizeof target - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
  } else {
    send(info->connect_fd, fields, sizeof fields - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
  }
}
