#define _GNU_SOURCE
#include "library_answers.h"

#include "listener.h"

#include <dlfcn.h>
#include <sys/socket.h>

typedef enum MHD_Result queue_function(struct MHD_Connection *, unsigned, struct MHD_Response *);

// every listener finds the same
static _Atomic(queue_function *) queue;

bool library_answers_begin(void) {
  queue_function *found;
  *(void **)&found = dlsym(RTLD_NEXT, "MHD_queue_response");
  atomic_store_explicit(&queue, found, memory_order_relaxed);
  return found != NULL;
}

enum MHD_Result library_queue(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response) {
  return atomic_load_explicit(&queue, memory_order_relaxed)(connection, status, response);
}

// Called by libmicrohttpd alone. Ours is written at once. What it then goes on to send finds the socket shut, since it
// cannot be told to stop: where it finds the fault, the memory of the connection may still be needed.
enum MHD_Result MHD_queue_response(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response) {
  struct connection *state = connection_of(connection);
  enum MHD_Result result = library_queue(connection, status, response);
  // From when it stops it takes no answer, says that it did, and would then look for the one that it has not.
  if (MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS) == NULL) return MHD_NO;
  if (state == NULL) return result;
  enum shim_refusal refusal = connection_library_refusal(state, connection, status);
  if (state->under_way) {
    if (!state->head_seen) connection_note_accept(state, connection);
    listener_refuse(state, connection, refusal);
  } else {
    listener_refuse_line(state, connection, refusal);
  }
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info != NULL) shutdown(info->connect_fd, SHUT_WR);
  return result;
}
