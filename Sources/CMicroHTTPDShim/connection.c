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
  state->head_seen = state->has_content = state->is_chunked = false;
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
  bool expects_other;  ///< whether an expectation other than 100-continue was sent
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

// What lies between a line and the next is its end. Anything else was cut off by a NUL or folded (RFC 9112, 5.2). An end
// without CR may be taken for one (RFC 9112, 2.2), but then two who read the same bytes see different lines.
static void judge_gap(struct connection *state, const char *start, const char *end, size_t ends) {
  switch (grammar_gap(start, (size_t)(end - start), ends)) {
    case GRAMMAR_LINE_END: break;
    case GRAMMAR_BARE_END: refuse(state, SHIM_LINE_END_MALFORMED); break;  // RFC 9112, 2.2
    case GRAMMAR_TEXT: refuse(state, SHIM_LINE_FOLDED); break;             // RFC 9112, 5.2
  }
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
  if (name >= reading->end) judge_gap(state, reading->end, name, 1);
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
  if (is(name, name_size, "Expect", 6)) {
    if (!is(value, value_size, "100-continue", 12)) reading->expects_other = true;
    return MHD_YES;
  }
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
  state->is_chunked = reading->codings > 0;
  state->has_content = state->is_chunked || reading->lengths > 0;
  if (reading->lengths == 1 && grammar_read_length(reading->length.bytes, reading->length.size, &length) &&
      length > maximum_content) {
    refuse(state, SHIM_CONTENT_TOO_LARGE);  // RFC 9110, 15.5.14
  }
}

static enum MHD_Result read_trailer(void *context, enum MHD_ValueKind kind, const char *name, size_t name_size,
                                    const char *value, size_t value_size) {
  (void)kind;
  struct connection *state = context;
  if (!grammar_is_token(name, name_size)) refuse(state, SHIM_FIELD_NAME_MALFORMED);  // RFC 9112, 5.1
  if (value != NULL && !grammar_is_value(value, value_size)) refuse(state, SHIM_FIELD_VALUE_MALFORMED);  // RFC 9110, 5.5
  return MHD_YES;
}

// Has libmicrohttpd end the connection once the request is answered, and say so in the answer. It is less strict with
// chunks than RFC 9112 (7.1) allows and shows us none of them, so what it takes for the next request may be content to
// whoever sent it on.
static void end_after_answer(struct connection *state, struct MHD_Connection *connection) {
  state->lingers = true;
  if (MHD_set_connection_value_n(connection, MHD_HEADER_KIND, "Connection", 10, "close", 5) != MHD_YES) {
    refuse(state, SHIM_FIELDS_TOO_LARGE);
  }
  state->request.room -= state->request.room < FIELD_RECORD_SIZE ? state->request.room : FIELD_RECORD_SIZE;
}

void connection_read_head(struct connection *state, struct MHD_Connection *connection, const char *url,
                          const char *method, const char *version, const struct shim_listener *listener) {
  struct shim_request *request = &state->request;
  request->connection = connection;
  request->method = grammar_method(method);
  state->exchange.method = (struct shim_bytes){method, strlen(method)};
  state->exchange.version = (struct shim_bytes){version, strlen(version)};
  if (request->method == SHIM_UNRECOGNIZED && !grammar_is_token(method, state->exchange.method.size)) {
    refuse(state, SHIM_MESSAGE_MALFORMED);  // RFC 9112, 3.1
  }
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
  if (end > reading.end) judge_gap(state, reading.end, end, 2);
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
  if (reading.expects_other && !is_http_1_0) refuse(state, SHIM_EXPECTATION_UNKNOWN);  // RFC 9110, 10.1.1
  if (state->is_chunked && request->refusal == SHIM_ACCEPTED) end_after_answer(state, connection);
}

void connection_read_trailers(struct connection *state, struct MHD_Connection *connection) {
  MHD_get_connection_values_n(connection, MHD_FOOTER_KIND, &read_trailer, state);
}

void connection_note_accept(struct connection *state, struct MHD_Connection *connection) {
  struct shim_bytes *accept = &state->request.fields[SHIM_ACCEPT];
  if (accept->bytes != NULL) return;
  const char *value;
  size_t size;
  if (MHD_lookup_connection_value_n(connection, MHD_HEADER_KIND, "Accept", 6, &value, &size) != MHD_YES) return;
  if (value == NULL || !grammar_is_value(value, size)) return;
  *accept = (struct shim_bytes){value, size};
}

enum shim_refusal connection_library_refusal(const struct connection *state, struct MHD_Connection *connection,
                                             unsigned status) {
  const char *length;
  size_t size;
  uint64_t value;
  switch (status) {
    case MHD_HTTP_BAD_REQUEST:
      if (state->head_seen) return SHIM_CHUNK_MALFORMED;  // RFC 9112, 7.1
      if (MHD_lookup_connection_value_n(connection, MHD_HEADER_KIND, "Content-Length", 14, &length, &size) == MHD_YES &&
          (length == NULL || !grammar_read_length(length, size, &value))) {
        return SHIM_LENGTH_MALFORMED;  // RFC 9112, 6.3, item 5
      }
      return SHIM_MESSAGE_MALFORMED;                                      // RFC 9112, 3 and 5.1
    case MHD_HTTP_CONTENT_TOO_LARGE: return SHIM_CONTENT_TOO_LARGE;       // RFC 9110, 15.5.14
    case MHD_HTTP_URI_TOO_LONG: return SHIM_TARGET_TOO_LONG;              // RFC 9112, 3
    case MHD_HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE: return SHIM_FIELDS_TOO_LARGE;  // RFC 6585, 5
    case MHD_HTTP_HTTP_VERSION_NOT_SUPPORTED: return SHIM_VERSION_UNKNOWN;        // RFC 9110, 15.6.6
    default: return SHIM_OUT_OF_MEMORY;
  }
}
