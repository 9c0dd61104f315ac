#include "connection.h"

#include "chunks.h"
#include "content.h"
#include "fields.h"
#include "grammar.h"
#include "library_fields.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct connection *connection_of(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

void connection_free(struct connection *state) {
  if (state->target != state->inline_target) free(state->target);
  fields_forget(state);
  content_forget(state);
  free(state);
}

void connection_begin(struct connection *state, const char *target) {
  fields_forget(state);
  if (state->keeps_content) content_forget(state);
  state->head_seen = state->has_content = state->is_chunked = state->is_written = false;
  state->content = 0;
  state->url = NULL;
  memset(&state->request, 0, sizeof state->request);
  memset(&state->exchange, 0, sizeof state->exchange);
  memset(&state->fields, 0, sizeof state->fields);
  state->request.peer = state->address;
  size_t size = strlen(target);
  if (state->target == NULL) {
    state->target = state->inline_target;
    state->target_capacity = sizeof state->inline_target;
  }
  if (size > state->target_capacity) {
    char *larger = malloc(size);
    if (larger == NULL) {
      state->request.refusal = SHIM_OUT_OF_MEMORY;
      return;
    }
    if (state->target != state->inline_target) free(state->target);
    state->target = larger;
    state->target_capacity = size;
  }
  memcpy(state->target, target, size);
  state->request.target = (struct shim_bytes){state->target, size};
}

// What libmicrohttpd 0.9.75 takes of a connection's memory for each field that it keeps, beside its text (struct
// MHD_HTTP_Header), and the step in which it gives memory out.
enum { FIELD_RECORD_SIZE = 64, MEMORY_STEP = 16 };

// Counts what the head of the answer may take: it is put together behind the request and what libmicrohttpd keeps of it.
static void count_room(struct connection *state, size_t taken) {
  taken += state->fields.kept * FIELD_RECORD_SIZE + MEMORY_STEP;
  size_t memory = state->listener->connection_memory;
  state->request.room = memory > taken ? memory - taken : 0;
}

// Seconds without a byte of chunked content. Trailer lines that end where the memory ends leave libmicrohttpd without any to
// read on: it neither reads nor says so, and asks for the connection again and again until it has timed out.
enum { CHUNKED_PAUSE = 3 };

static void set_patience(struct connection *state, struct MHD_Connection *connection, unsigned most) {
  unsigned patience = state->listener->idle_timeout;
  if (most > 0 && (patience == 0 || patience > most)) patience = most;
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, patience);
}

// Has libmicrohttpd end the connection once the request is answered, and say so in the answer. It is less strict with
// chunks than RFC 9112 (7.1) allows and shows us none of them, so what it takes for the next request may be content to
// whoever sent it on.
static void end_after_answer(struct connection *state, struct MHD_Connection *connection) {
  state->lingers = true;
  set_patience(state, connection, CHUNKED_PAUSE);
  if (library_keep_field(connection, "Connection", 10, "close", 5) == MHD_YES) {
    state->fields.kept++;
  } else {
    connection_refuse(state, SHIM_FIELDS_TOO_LARGE);
  }
}

static void judge_framing(struct connection *state, bool is_http_1_0) {
  const struct fields *fields = &state->fields;
  if (fields->codings > 0) {
    if (fields->lengths > 0) connection_refuse(state, SHIM_LENGTH_AND_CODING);  // RFC 9112, 6.1: smuggling
    if (is_http_1_0) connection_refuse(state, SHIM_CODING_IN_HTTP_1_0);         // RFC 9112, 6.1: faulty framing
    if (fields->codings > 1 || fields->coding.size != 7 || strncasecmp(fields->coding.bytes, "chunked", 7) != 0) {
      connection_refuse(state, SHIM_CODING_UNKNOWN);  // RFC 9112, 6.1: 501
    }
  }
  if (fields->lengths > 1) connection_refuse(state, SHIM_LENGTH_REPEATED);  // RFC 9112, 6.3, item 5
  uint64_t length = 0;
  state->is_chunked = fields->codings > 0;
  state->has_content = state->is_chunked || fields->lengths > 0;
  if (!state->has_content) return;
  content_begin(state);
  if (fields->lengths == 1 && grammar_read_length(fields->length.bytes, fields->length.size, &length) &&
      length > state->most_content) {
    connection_refuse(state, SHIM_CONTENT_TOO_LARGE);  // RFC 9110, 15.5.14
  }
}

static void judge_host(struct connection *state, bool is_http_1_0) {
  struct shim_bytes host = state->request.fields[SHIM_HOST];
  if (state->fields.hosts > 1) {
    connection_refuse(state, SHIM_HOST_REPEATED);  // RFC 9112, 3.2
  } else if (state->fields.hosts == 0) {
    if (!is_http_1_0) connection_refuse(state, SHIM_HOST_MISSING);  // RFC 9112, 3.2
  } else if (!grammar_is_host(host.bytes, host.size)) {
    connection_refuse(state, SHIM_HOST_MALFORMED);  // RFC 9112, 3.2; an empty host: RFC 9110, 4.2.1
  }
}

void connection_read_head(struct connection *state, struct MHD_Connection *connection, const char *url,
                          const char *method, const char *version) {
  struct shim_request *request = &state->request;
  struct fields *fields = &state->fields;
  request->connection = connection;
  state->url = url;
  request->method = grammar_method(method);
  state->exchange.method = (struct shim_bytes){method, strlen(method)};
  state->exchange.version = (struct shim_bytes){version, strlen(version)};
  if (request->method == SHIM_UNRECOGNIZED && !grammar_is_token(method, state->exchange.method.size)) {
    connection_refuse(state, SHIM_MESSAGE_MALFORMED);  // RFC 9112, 3.1
  }
  bool is_http_1_0 = strcmp(version, "HTTP/1.0") == 0;
  // the three words follow each other after one space, unless a NUL cut one of them or there were more spaces
  bool is_whole = url > method && (size_t)(url - method) == strlen(method) + 1 && version > url &&
                  (size_t)(version - url) == request->target.size + 1;
  if (!is_whole || !grammar_is_target(request->target.bytes, request->target.size, request->method)) {
    connection_refuse(state, SHIM_TARGET_MALFORMED);  // RFC 9112, 3 and 3.2
  }
  const char *line_end = version + state->exchange.version.size;
  if (fields->first > line_end) fields_judge_gap(state, line_end, fields->first, 1);
  if (fields->refusal != SHIM_ACCEPTED) connection_refuse(state, fields->refusal);
  // what follows the last field up to the end of the head: a field without a name, which is left out, or a cut value
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  size_t size = info == NULL ? 0 : info->header_size;
  fields->head_end = method + size;
  state->consumed += size;
  const char *last = fields->first == NULL ? line_end : fields->end;
  if (fields->head_end > last) fields_judge_gap(state, last, fields->head_end, 2);
  judge_framing(state, is_http_1_0);
  judge_host(state, is_http_1_0);
  if (fields->expects_other && !is_http_1_0) connection_refuse(state, SHIM_EXPECTATION_UNKNOWN);  // RFC 9110, 10.1.1
  if (state->is_chunked && request->refusal == SHIM_ACCEPTED) {
    if (!chunks_begin(state, connection)) connection_refuse(state, SHIM_CONTENT_TOO_LARGE);  // RFC 9110, 15.5.14
    end_after_answer(state, connection);
  }
  count_room(state, size);
}

void connection_read_trailers(struct connection *state, struct MHD_Connection *connection) {
  const struct fields *fields = &state->fields;
  set_patience(state, connection, 0);
  if (fields->first_trailer == NULL) return;
  if (fields->refusal != SHIM_ACCEPTED) connection_refuse(state, fields->refusal);
  // they lie behind the head, with the ends of two lines behind the last of them
  count_room(state, (size_t)(fields->end - state->exchange.method.bytes) + 4);
}

static size_t head_size(const struct connection *state) {
  return state->head_seen ? (size_t)(state->fields.head_end - state->exchange.method.bytes) : 0;
}

enum shim_refusal connection_library_refusal(const struct connection *state, unsigned status) {
  const struct shim_bytes *length = &state->fields.length;
  uint64_t value;
  switch (status) {
    case MHD_HTTP_BAD_REQUEST:
      if (state->head_seen) return SHIM_CHUNK_MALFORMED;  // RFC 9112, 7.1
      if (state->fields.lengths > 0 && !grammar_read_length(length->bytes, length->size, &value)) {
        return SHIM_LENGTH_MALFORMED;  // RFC 9112, 6.3, item 5
      }
      return SHIM_MESSAGE_MALFORMED;                                      // RFC 9112, 3 and 5.1
    // No memory to read content: the head has it all, or an extension without end (RFC 9112, 7.1.1) does.
    case MHD_HTTP_INTERNAL_SERVER_ERROR:
      return head_size(state) > state->listener->connection_memory / 2 ? SHIM_FIELDS_TOO_LARGE : SHIM_CONTENT_TOO_LARGE;
    case MHD_HTTP_CONTENT_TOO_LARGE: return SHIM_CONTENT_TOO_LARGE;       // RFC 9110, 15.5.14
    case MHD_HTTP_URI_TOO_LONG: return SHIM_TARGET_TOO_LONG;              // RFC 9112, 3
    case MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE: return SHIM_FIELDS_TOO_LARGE;  // RFC 6585, 5
    case MHD_HTTP_HTTP_VERSION_NOT_SUPPORTED: return SHIM_VERSION_UNKNOWN;        // RFC 9110, 15.6.6
    default: return SHIM_OUT_OF_MEMORY;
  }
}
