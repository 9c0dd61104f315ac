#define _GNU_SOURCE
#include "exchange.h"
#include "library_answers.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

struct MHD_Response *shim_response(const void *bytes, size_t size, MHD_ContentReaderFreeCallback release, void *owner) {
  // libmicrohttpd only reads; its parameter is not const for history's sake
  return MHD_create_response_from_buffer_with_free_callback_cls(size, (void *)(uintptr_t)bytes, release, owner);
}

bool shim_response_add_field(struct MHD_Response *response, const char *name, const char *value) {
  return MHD_add_response_header(response, name, value) == MHD_YES;
}

bool shim_response_queue(struct MHD_Response *response, struct MHD_Connection *connection, unsigned status,
                         uint64_t size, uint32_t label) {
  struct connection *state = connection_of(connection);
  exchange_answered(state, status, size, label);
  if (state != NULL) watch_note(&state->watched, WATCH_ANSWERING);
  return library_queue(connection, status, response) == MHD_YES;
}

// Sends bytes as far as the system takes them.
static void send_now(struct MHD_Connection *connection, const char *bytes, size_t size) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  if (info != NULL && info->tls_session != NULL) {
    // libmicrohttpd has loaded GnuTLS, which we have no other use for
    ssize_t (*record_send)(void *, const void *, size_t);
    *(void **)&record_send = dlsym(RTLD_DEFAULT, "gnutls_record_send");
    if (record_send != NULL) record_send(info->tls_session, bytes, size);
    return;
  }
  info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info != NULL) send(info->connect_fd, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL);
}

void shim_response_write(struct MHD_Connection *connection, unsigned status, struct shim_bytes fields,
                         struct shim_bytes content, uint32_t label) {
  struct connection *state = connection_of(connection);
  exchange_answered(state, status, content.size, label);
  time_t now = time(NULL);
  struct tm parts;
  char date[32];
  if (gmtime_r(&now, &parts) == NULL) return;
  strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  char lines[256];
  int size = snprintf(lines, sizeof lines, "HTTP/1.1 %u %s\r\nDate: %s\r\nConnection: close\r\nContent-Length: %zu\r\n",
                      status, MHD_get_reason_phrase_for(status), date, content.size);
  if (state != NULL && state->request.method == SHIM_HEAD) content.size = 0;
  char *whole = malloc((size_t)size + fields.size + 2 + content.size);
  if (whole == NULL) return;
  char *end = mempcpy(whole, lines, (size_t)size);
  if (fields.size > 0) end = mempcpy(end, fields.bytes, fields.size);
  end = mempcpy(end, "\r\n", 2);
  if (content.size > 0) end = mempcpy(end, content.bytes, content.size);
  // answers before this one have left: libmicrohttpd sends one whole before it reads on
  send_now(connection, whole, (size_t)(end - whole));
  free(whole);
}
