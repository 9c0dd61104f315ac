#define _GNU_SOURCE
#include "exchange.h"
#include "library_answers.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>

struct MHD_Response *shim_response(const void *bytes, size_t size, MHD_ContentReaderFreeCallback release, void *owner) {
  // libmicrohttpd only reads; its parameter is not const for history's sake
  return MHD_create_response_from_buffer_with_free_callback_cls(size, (void *)(uintptr_t)bytes, release, owner);
}

bool shim_response_add_field(struct MHD_Response *response, const char *name, const char *value) {
  return MHD_add_response_header(response, name, value) == MHD_YES;
}

// A copy of fields under way, but for those of one name.
struct copying {
  struct MHD_Response *copy;
  const char *omitted;
  bool is_whole;
};

static enum MHD_Result copy_field(void *context, enum MHD_ValueKind kind, const char *name, const char *value) {
  (void)kind;
  struct copying *copying = context;
  if (strcasecmp(name, copying->omitted) == 0) return MHD_YES;
  copying->is_whole = shim_response_add_field(copying->copy, name, value);
  return copying->is_whole ? MHD_YES : MHD_NO;
}

bool shim_response_copy_fields(struct MHD_Response *response, struct MHD_Response *copy, const char *omitted) {
  struct copying copying = {.copy = copy, .omitted = omitted, .is_whole = true};
  MHD_get_response_headers(response, &copy_field, &copying);
  return copying.is_whole;
}

bool shim_response_queue(struct MHD_Response *response, struct MHD_Connection *connection, unsigned status,
                         uint64_t size, uint32_t label) {
  if (library_queue(connection, status, response) != MHD_YES) return false;
  struct connection *state = connection_of(connection);
  exchange_answered(state, status, size, label);
  if (state != NULL) watch_note(&state->watched, WATCH_ANSWERING);
  return true;
}

// Sends bytes as far as the system takes them; how many it took.
static size_t send_now(struct MHD_Connection *connection, const char *bytes, size_t size) {
  size_t sent = 0;
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  if (info != NULL && info->tls_session != NULL) {
    // libmicrohttpd has loaded GnuTLS, which we have no other use for
    ssize_t (*record_send)(void *, const void *, size_t);
    *(void **)&record_send = dlsym(RTLD_DEFAULT, "gnutls_record_send");
    if (record_send == NULL) return 0;
    // a record at a time
    for (ssize_t part; sent < size && (part = record_send(info->tls_session, bytes + sent, size - sent)) > 0;) {
      sent += (size_t)part;
    }
    return sent;
  }
  info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info == NULL) return 0;
  for (ssize_t part; sent < size && (part = send(info->connect_fd, bytes + sent, size - sent,
                                                 MSG_DONTWAIT | MSG_NOSIGNAL)) > 0;) {
    sent += (size_t)part;
  }
  return sent;
}

// What a head is put together from; first measured, then written.
struct writing {
  char *end;    // NULL while it is measured
  size_t size;
};

static void put(struct writing *writing, const char *bytes, size_t size) {
  if (writing->end != NULL) writing->end = mempcpy(writing->end, bytes, size);
  writing->size += size;
}

static enum MHD_Result put_field(void *context, enum MHD_ValueKind kind, const char *name, const char *value) {
  (void)kind;
  // written already
  if (strcasecmp(name, "Connection") == 0) return MHD_YES;
  put(context, name, strlen(name));
  put(context, ": ", 2);
  put(context, value, strlen(value));
  put(context, "\r\n", 2);
  return MHD_YES;
}

bool shim_response_write(struct MHD_Response *response, struct MHD_Connection *connection, unsigned status,
                         struct shim_bytes content, uint32_t label) {
  struct connection *state = connection_of(connection);
  if (state != NULL) state->lingers = true;
  time_t now = time(NULL);
  struct tm parts;
  char date[32];
  if (gmtime_r(&now, &parts) == NULL) return false;
  strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S GMT", &parts);
  char lines[256];
  int begun = snprintf(lines, sizeof lines, "HTTP/1.1 %u %s\r\nDate: %s\r\nConnection: close\r\n", status,
                       MHD_get_reason_phrase_for(status), date);
  // an answer without content has no length either (RFC 9110, 8.6)
  bool has_length = status >= 200 && status != MHD_HTTP_NO_CONTENT && status != MHD_HTTP_NOT_MODIFIED;
  if (has_length) {
    begun += snprintf(lines + begun, sizeof lines - (size_t)begun, "Content-Length: %zu\r\n", content.size);
  }
  bool has_content = has_length && !(state != NULL && state->request.method == SHIM_HEAD);
  struct writing head = {.size = (size_t)begun + 2};
  MHD_get_response_headers(response, &put_field, &head);
  size_t size = head.size + (has_content ? content.size : 0);
  char *whole = malloc(size);
  if (whole == NULL) return false;
  struct writing writing = {.end = whole};
  put(&writing, lines, (size_t)begun);
  MHD_get_response_headers(response, &put_field, &writing);
  put(&writing, "\r\n", 2);
  if (has_content && content.size > 0) put(&writing, content.bytes, content.size);
  // answers before this one have left: libmicrohttpd sends one whole before it reads on
  size_t sent = send_now(connection, whole, size);
  free(whole);
  if (sent < head.size) return false;
  exchange_answered(state, status, content.size, label);
  if (state != NULL) state->is_written = sent == size;
  return sent == size;
}
