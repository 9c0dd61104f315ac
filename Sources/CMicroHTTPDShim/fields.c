#include "fields.h"

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
    NAME("Forwarded"),
    NAME("X-Forwarded-For"),
    NAME("Range"),
    NAME("If-Range"),
    NAME("Accept-Language"),
    NAME("Accept-Datetime"),
};

// The names of those about content, in the order of enum shim_content_field.
static const struct shim_bytes content_names[SHIM_CONTENT_FIELD_COUNT] = {
    NAME("Content-Type"),
    NAME("Content-Encoding"),
    NAME("MCP-Protocol-Version"),
    NAME("Mcp-Method"),
    NAME("Mcp-Name"),
#undef NAME
};

// A bit for the length of each of these, so that other fields cost no comparison.
static const uint32_t content_name_sizes = 1U << 12 | 1U << 16 | 1U << 20 | 1U << 10 | 1U << 8;

void fields_forget(struct connection *state) {
  if (!state->has_joined) return;
  state->has_joined = false;
  for (int field = 0; field < SHIM_FIELD_COUNT; field++) {
    free(state->joined[field]);
    state->joined[field] = NULL;
  }
  for (int field = 0; field < SHIM_CONTENT_FIELD_COUNT; field++) {
    free(state->joined_content[field]);
    state->joined_content[field] = NULL;
    state->content_fields[field] = (struct shim_bytes){NULL, 0};
  }
}

static void refuse(struct fields *fields, enum shim_refusal refusal) {
  if (fields->refusal == SHIM_ACCEPTED) fields->refusal = refusal;
}

static bool is(const char *name, size_t size, const char *other, size_t other_size) {
  return size == other_size && strncasecmp(name, other, size) == 0;
}

// The field that is handed over and has this name; SHIM_FIELD_COUNT where there is none. Names tell themselves apart by
// their length and a letter or two, so that one at most is compared.
static enum shim_field known_field(const char *name, size_t size) {
  _Static_assert(SHIM_FIELD_COUNT == 20, "a new field has its length here, too");
  enum shim_field field;
  switch (size) {
    case 4: field = SHIM_HOST; break;
    case 5: field = SHIM_RANGE; break;
    case 6: field = (name[0] | 0x20) == 'a' ? SHIM_ACCEPT : SHIM_ORIGIN; break;
    case 7: field = SHIM_REFERER; break;
    case 8: field = (name[3] | 0x20) == 'm' ? SHIM_IF_MATCH : SHIM_IF_RANGE; break;
    case 9: field = SHIM_FORWARDED; break;
    case 10: field = SHIM_USER_AGENT; break;
    case 11: field = SHIM_TRACEPARENT; break;
    case 12: field = SHIM_X_REQUEST_ID; break;
    case 13: field = SHIM_IF_NONE_MATCH; break;
    case 15:
      if ((name[0] | 0x20) == 'x') field = SHIM_X_FORWARDED_FOR;
      else if ((name[7] | 0x20) == 'd') field = SHIM_ACCEPT_DATETIME;
      else field = (name[7] | 0x20) == 'l' ? SHIM_ACCEPT_LANGUAGE : SHIM_ACCEPT_ENCODING;
      break;
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
static enum shim_refusal judge(const char *start, const char *end, size_t ends) {
  switch (grammar_gap(start, (size_t)(end - start), ends)) {
    case GRAMMAR_LINE_END: return SHIM_ACCEPTED;
    case GRAMMAR_BARE_END: return SHIM_LINE_END_MALFORMED;  // RFC 9112, 2.2
    default: return SHIM_LINE_FOLDED;                       // RFC 9112, 5.2
  }
}

void fields_judge_gap(struct connection *state, const char *start, const char *end, size_t ends) {
  enum shim_refusal refusal = judge(start, end, ends);
  if (refusal != SHIM_ACCEPTED) connection_refuse(state, refusal);
}

// Judges a field by its bytes and by the line before it, if there is one.
static void judge_line(struct fields *fields, bool is_first, const char *name, size_t name_size, const char *value,
                       size_t value_size) {
  if (!is_first && name >= fields->end) refuse(fields, judge(fields->end, name, 1));
  fields->end = value + value_size;
  if (!grammar_is_token(name, name_size)) refuse(fields, SHIM_FIELD_NAME_MALFORMED);     // RFC 9112, 5.1
  if (!grammar_is_value(value, value_size)) refuse(fields, SHIM_FIELD_VALUE_MALFORMED);  // RFC 9110, 5.5
}

// The memory for joined values: powers of two, so that a field that is repeated a thousand times is not copied as often.
static size_t joined_capacity(size_t size) {
  size_t capacity = 256;
  while (capacity < size) capacity *= 2;
  return capacity;
}

// Joins a further value to those before it (RFC 9110, 5.3).
static void join(struct connection *state, struct shim_bytes *value, char **memory, const char *more,
                 size_t more_size) {
  size_t size = value->size + 2 + more_size;
  char *joined = *memory;
  if (joined == NULL || joined_capacity(size) > joined_capacity(value->size)) {
    joined = realloc(joined, joined_capacity(size));
    if (joined == NULL) {
      refuse(&state->fields, SHIM_OUT_OF_MEMORY);
      return;
    }
    if (*memory == NULL) memcpy(joined, value->bytes, value->size);
    *memory = joined;
    state->has_joined = true;
  }
  memcpy(joined + value->size, ", ", 2);
  memcpy(joined + value->size + 2, more, more_size);
  *value = (struct shim_bytes){joined, size};
}

// Reads a field that is about content; what it is not is none that is handed over.
static void read_content_field(struct connection *state, const char *name, size_t name_size, const char *value,
                               size_t value_size) {
  for (int field = 0; field < SHIM_CONTENT_FIELD_COUNT; field++) {
    if (!is(name, name_size, content_names[field].bytes, content_names[field].size)) continue;
    value_size = grammar_trimmed_size(value, value_size);
    struct shim_bytes *known = &state->content_fields[field];
    if (known->bytes == NULL) {
      *known = (struct shim_bytes){value, value_size};
      state->has_joined = true;
    } else {
      join(state, known, &state->joined_content[field], value, value_size);
    }
    return;
  }
}

bool fields_read(struct connection *state, const char *name, size_t name_size, const char *value, size_t value_size) {
  struct fields *fields = &state->fields;
  judge_line(fields, fields->first == NULL, name, name_size, value, value_size);
  if (fields->first == NULL) fields->first = name;
  switch (name_size) {
    case 6:
      if (!is(name, name_size, "Expect", 6)) break;
      value_size = grammar_trimmed_size(value, value_size);
      if (!is(value, value_size, "100-continue", 12)) fields->expects_other = true;
      return true;
    case 10:
      if (is(name, name_size, "Connection", 10)) return true;
      break;
    case 14:
      if (!is(name, name_size, "Content-Length", 14)) break;
      // with the white space after it, since libmicrohttpd itself knows no length and no `chunked` with such
      fields->lengths++;
      fields->length = (struct shim_bytes){value, value_size};
      return true;
    case 17:
      if (!is(name, name_size, "Transfer-Encoding", 17)) break;
      fields->codings++;
      fields->coding = (struct shim_bytes){value, value_size};
      return true;
  }
  enum shim_field field = known_field(name, name_size);
  if (field == SHIM_FIELD_COUNT) {
    if (name_size < 32 && (content_name_sizes >> name_size & 1) != 0) {
      read_content_field(state, name, name_size, value, value_size);
    }
    return false;
  }
  value_size = grammar_trimmed_size(value, value_size);
  if (field == SHIM_HOST) fields->hosts++;
  struct shim_bytes *known = &state->request.fields[field];
  if (known->bytes == NULL) {
    *known = (struct shim_bytes){value, value_size};
  } else if (field != SHIM_HOST) {
    join(state, known, &state->joined[field], value, value_size);
  }
  return false;
}

void fields_read_trailer(struct connection *state, const char *name, size_t name_size, const char *value,
                         size_t value_size) {
  struct fields *fields = &state->fields;
  // where the first trailer line comes in parts, libmicrohttpd takes the last field of the head for one
  if (name < fields->head_end) return;
  judge_line(fields, fields->first_trailer == NULL, name, name_size, value, value_size);
  if (fields->first_trailer == NULL) fields->first_trailer = name;
}
