#include "connection.h"

#include "grammar.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

// The names of the fields handed over, in the order of enum shim_field.
static const struct shim_bytes names[SHIM_FIELD_COUNT] = {
#define NAME(TEXT) {TEXT, sizeof TEXT - 1}
    NAME("Accept"),
    NAME("Accept-Encoding"),
    NAME("Host"),
    NAME("If-Match"),
    NAME("If-None-Match"),
    NAME("If-Modified-Since"),
    NAME("If-Unmodified-Since"),
    NAME("Origin"),
    NAME("Access-Control-Request-Method"),
    NAME("Access-Control-Request-Headers"),
    NAME("User-Agent"),
    NAME("Referer"),
    NAME("X-Request-Id"),
    NAME("traceparent"),
#undef NAME
};

struct connection *connection_of(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

static void forget_joined(struct connection *state) {
  if (!state->has_joined) return;
  state->has_joined = false;
  for (int field = 0; field < SHIM_FIELD_COUNT; field++) {
    free(state->joined[field]);
    state->joined[field] = NULL;
  }
}

void connection_free(struct connection *state) {
  if (state->target != state->inline_target) free(state->target);
  forget_joined(state);
  free(state);
}

void connection_begin(struct connection *state, const char *target) {
  forget_joined(state);
  state->head_seen = false;
  state->content = 0;
  memset(&state->request, 0, sizeof state->request);
  memset(&state->exchange, 0, sizeof state->exchange);
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

// What libmicrohttpd 0.9.75 takes of a connection's memory for each field beside its text (struct MHD_HTTP_Header, in
// steps of 16 bytes).
enum { FIELD_RECORD_SIZE = 64 };

/// What is gathered while the fields of a head are looked at one by one.
struct reading {
  struct connection *state;
  const char *end;  ///< where the line before ended in the connection's memory
  unsigned fields, hosts, lengths, codings;
  struct shim_bytes length, coding;
};

static void refuse(struct connection *state, enum shim_refusal refusal) {
  // the first fault names the answer
  if (state->request.refusal == SHIM_ACCEPTED) state->request.refusal = refusal;
}

static bool is(const char *name, size_t size, const char *other, size_t other_size) {
  return size == other_size && strncasecmp(name, other, size) == 0;
}

// The field that is handed over and has this name; SHIM_FIELD_COUNT where there is none. Names tell themselves apart by
// their length and first letter, so that one at most is compared.
static enum shim_field known_field(const char *name, size_t size) {
  _Static_assert(SHIM_FIELD_COUNT == 14, "a new field has its length here, too");
  enum shim_field field;
  switch (size) {
    case 4: field = SHIM_HOST; break;
    case 6: field = (name[0] | 0x20) == 'a' ? SHIM_ACCEPT : SHIM_ORIGIN; break;
    case 7: field = SHIM_REFERER; break;
    case 8: field = SHIM_IF_MATCH; break;
    case 10: field = SHIM_USER_AGENT; break;
    case 11: field = SHIM_TRACEPARENT; break;
    case 12: field = SHIM_X_REQUEST_ID; break;
    case 13: field = SHIM_IF_NONE_MATCH; break;
    case 15: field = SHIM_ACCEPT_ENCODING; break;
    case 17: field = SHIM_IF_MODIFIED_SINCE; break;
    case 19: field = SHIM_IF_UNMODIFIED_SINCE; break;
    case 29: field = SHIM_ACCESS_CONTROL_REQUEST_METHOD; break;
    case 30: field = SHIM_ACCESS_CONTROL_REQUEST_HEADERS; break;
    default: return SHIM_FIELD_COUNT;
  }
  return is(name, size, names[field].bytes, names[field].size) ? field : SHIM_FIELD_COUNT;
}

// Joins a further value to those before it (RFC 9110, 5.3).
static void join(struct connection *state, int field, const char *more, size_t more_size) {
  struct shim_bytes *value = &state->request.fields[field];
  size_t size = value->size + 2 + more_size;
  char *joined = malloc(size);
  if (joined == NULL) {
    refuse(state, SHIM_OUT_OF_MEMORY);
    return;
  }
  memcpy(joined, value->bytes, value->size);
  memcpy(joined + value->size, ", ", 2);
  memcpy(joined + value->size + 2, more, more_size);
  free(state->joined[field]);
  state->joined[field] = joined;
  state->has_joined = true;
  *value = (struct shim_bytes){joined, size};
}

static enum MHD_Result read_field(void *context, enum MHD_ValueKind kind, const char *name, size_t name_size,
                                  const char *value, size_t value_size) {
  (void)kind;
  struct reading *reading = context;
  struct connection *state = reading->state;
  if (value == NULL) {
    // the end of the line is then where the name ends, past its colon
    value = name + name_size + 1;
    value_size = 0;
  }
  // What lies between a line and the next is its end. Anything else was cut off by a NUL or folded (RFC 9112, 5.2).
  if (reading->end != NULL && name >= reading->end && !grammar_is_blank(reading->end, (size_t)(name - reading->end), 2)) {
    refuse(state, SHIM_LINE_FOLDED);
  }
  reading->end = value + value_size;
  reading->fields++;
  if (!grammar_is_token(name, name_size)) refuse(state, SHIM_FIELD_NAME_MALFORMED);     // RFC 9112, 5.1
  if (!grammar_is_value(value, value_size)) refuse(state, SHIM_FIELD_VALUE_MALFORMED);  // RFC 9110, 5.5
  if (is(name, name_size, "Content-Length", 14)) {
    reading->lengths++;
    reading->length = (struct shim_bytes){value, value_size};
    return MHD_YES;
  }
  if (is(name, name_size, "Transfer-Encoding", 17)) {
    reading->codings++;
    reading->coding = (struct shim_bytes){value, value_size};
    return MHD_YES;
  }
  // Not before the framing fields are taken: libmicrohttpd itself knows `chunked` only without white space after it.
  value_size = grammar_trimmed_size(value, value_size);
  enum shim_field field = known_field(name, name_size);
  if (field == SHIM_FIELD_COUNT) return MHD_YES;
  if (field == SHIM_HOST) reading->hosts++;
  struct shim_bytes *known = &state->request.fields[field];
  if (known->bytes == NULL) {
    *known = (struct shim_bytes){value, value_size};
  } else if (field != SHIM_HOST) {
    join(state, field, value, value_size);
  }
  return MHD_YES;
}

static void judge_framing(struct reading *reading, bool is_http_1_0, uint64_t maximum_content) {
  struct connection *state = reading->state;
  if (reading->codings > 0) {
    if (reading->lengths > 0) refuse(state, SHIM_LENGTH_AND_CODING);  // RFC 9112, 6.1: an attempt at smuggling
    if (is_http_1_0) refuse(state, SHIM_CODING_IN_HTTP_1_0);          // RFC 9112, 6.1: faulty framing
    if (reading->codings > 1 || !is(reading->coding.bytes, reading->coding.size, "chunked", 7)) {
      refuse(state, SHIM_CODING_UNKNOWN);  // RFC 9112, 6.1: 501
    }
  }
  if (reading->lengths > 1) refuse(state, SHIM_LENGTH_REPEATED);  // RFC 9112, 6.3, item 5
  uint64_t length = 0;
  if (reading->lengths == 1 && grammar_read_length(reading->length.bytes, reading->length.size, &length) &&
      length > maximum_content) {
    refuse(state, SHIM_CONTENT_TOO_LARGE);  // RFC 9110, 15.5.14
  }
}

void connection_read_head(struct connection *state, struct MHD_Connection *connection, const char *url,
                          const char *method, const char *version, const struct shim_listener *listener) {
  struct shim_request *request = &state->request;
  request->connection = connection;
  request->method = grammar_method(method);
  state->exchange.method = (struct shim_bytes){method, strlen(method)};
  state->exchange.version = (struct shim_bytes){version, strlen(version)};
  bool is_http_1_0 = strcmp(version, "HTTP/1.0") == 0;
  // the three words follow each other after one space, unless a NUL cut one of them or there were more spaces
  bool is_whole = url > method && (size_t)(url - method) == strlen(method) + 1 && version > url &&
                  (size_t)(version - url) == request->target.size + 1;
  if (!is_whole || !grammar_is_target(request->target.bytes, request->target.size, request->method)) {
    refuse(state, SHIM_TARGET_MALFORMED);  // RFC 9112, 3 and 3.2
  }
  struct reading reading = {.state = state, .end = version + strlen(version)};
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &read_field, &reading);
  // what follows the last field up to the end of the head: a field without a name, which is left out, or a cut value
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  const char *end = info == NULL ? method : method + info->header_size;
  if (reading.end != NULL && end > reading.end && !grammar_is_blank(reading.end, (size_t)(end - reading.end), 4)) {
    refuse(state, SHIM_LINE_FOLDED);
  }
  judge_framing(&reading, is_http_1_0, listener->maximum_content);
  // the head of the answer is put together behind that of the request and what libmicrohttpd notes of each field
  size_t taken = (info == NULL ? 0 : info->header_size) + reading.fields * FIELD_RECORD_SIZE;
  request->room = listener->connection_memory > taken ? listener->connection_memory - taken : 0;
  struct shim_bytes host = request->fields[SHIM_HOST];
  if (reading.hosts > 1) {
    refuse(state, SHIM_HOST_REPEATED);  // RFC 9112, 3.2
  } else if (reading.hosts == 0) {
    if (!is_http_1_0) refuse(state, SHIM_HOST_MISSING);  // RFC 9112, 3.2
  } else if (!grammar_is_host(host.bytes, host.size)) {
    refuse(state, SHIM_HOST_MALFORMED);  // RFC 9112, 3.2; an empty host: RFC 9110, 4.2.1
  }
}
