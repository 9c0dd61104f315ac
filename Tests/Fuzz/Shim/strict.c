#include "strict.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

static bool is_token_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

/// A line without its end.
struct line {
  const char *bytes;
  size_t size;
};

/// Takes a line off the front. Its end is CR LF; libmicrohttpd puts a NUL in the place of each, so that NUL LF cannot be
/// told from it.
static bool take_line(const char *bytes, size_t size, size_t *place, struct line *line) {
  for (size_t i = *place; i + 1 < size; i++) {
    if ((bytes[i] != '\r' && bytes[i] != '\0') || bytes[i + 1] != '\n') {
      if (bytes[i] == '\n') return false;
      continue;
    }
    *line = (struct line){bytes + *place, i - *place};
    *place = i + 2;
    return true;
  }
  return false;
}

static bool is_request_line(struct line line, struct line *target, bool *is_1_0) {
  size_t i = 0;
  while (i < line.size && is_token_character(line.bytes[i])) i++;
  if (i == 0 || i == line.size || line.bytes[i] != ' ') return false;
  size_t start = ++i;
  while (i < line.size && line.bytes[i] > 0x20 && line.bytes[i] < 0x7F) i++;
  if (i == start || i == line.size || line.bytes[i] != ' ') return false;
  *target = (struct line){line.bytes + start, i - start};
  i++;
  if (line.size - i != 8 || memcmp(line.bytes + i, "HTTP/1.", 7) != 0) return false;
  char minor = line.bytes[i + 7];
  *is_1_0 = minor == '0';
  return minor >= '0' && minor <= '9';
}

static struct line trimmed(struct line line) {
  while (line.size > 0 && (line.bytes[0] == ' ' || line.bytes[0] == '\t')) line.bytes++, line.size--;
  while (line.size > 0 && (line.bytes[line.size - 1] == ' ' || line.bytes[line.size - 1] == '\t')) line.size--;
  return line;
}

static bool equals(struct line line, const char *text) {
  return line.size == strlen(text) && strncasecmp(line.bytes, text, line.size) == 0;
}

static bool is_field(struct line line, struct line *name, struct line *value) {
  size_t colon = 0;
  while (colon < line.size && is_token_character(line.bytes[colon])) colon++;
  if (colon == 0 || colon == line.size || line.bytes[colon] != ':') return false;
  *name = (struct line){line.bytes, colon};
  *value = trimmed((struct line){line.bytes + colon + 1, line.size - colon - 1});
  for (size_t i = 0; i < value->size; i++) {
    unsigned char c = (unsigned char)value->bytes[i];
    if ((c < 0x20 && c != '\t') || c == 0x7F) return false;
  }
  return true;
}

static bool read_length(struct line text, size_t *length) {
  *length = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.bytes[i] < '0' || text.bytes[i] > '9' || *length > 1000000) return false;
    *length = *length * 10 + (size_t)(text.bytes[i] - '0');
  }
  return text.size > 0;
}

static bool closes(struct line value) {
  while (value.size > 0) {
    size_t size = 0;
    while (size < value.size && value.bytes[size] != ',') size++;
    if (equals(trimmed((struct line){value.bytes, size}), "close")) return true;
    size += size < value.size;
    value.bytes += size;
    value.size -= size;
  }
  return false;
}

size_t strict_read(const char *bytes, size_t size, size_t maximum_content, struct strict_request *requests,
                   size_t most) {
  size_t count = 0, place = 0;
  while (count < most) {
    // empty lines before a request, and those that begin with a NUL, which libmicrohttpd takes for empty ones
    while (place < size && (bytes[place] == '\0' || bytes[place] == '\n' || bytes[place] == '\r')) {
      const char *end = memchr(bytes + place, '\n', size - place);
      if (end == NULL) return count;
      if (bytes[place] == '\r' && end != bytes + place + 1) return count;
      place = (size_t)(end - bytes) + 1;
    }
    struct line line, target, name, value;
    bool is_1_0;
    if (!take_line(bytes, size, &place, &line) || !is_request_line(line, &target, &is_1_0)) return count;
    size_t hosts = 0, lengths = 0, codings = 0, length = 0;
    bool is_last = is_1_0;
    for (;;) {
      if (!take_line(bytes, size, &place, &line)) return count;
      if (line.size == 0) break;
      if (!is_field(line, &name, &value)) return count;
      hosts += equals(name, "Host");
      if (equals(name, "Content-Length") && (lengths++ > 0 || !read_length(value, &length))) return count;
      if (equals(name, "Transfer-Encoding") && (codings++ > 0 || !equals(value, "chunked"))) return count;
      if (equals(name, "Connection") && closes(value)) is_last = true;
    }
    if (hosts > 1 || (hosts == 0 && !is_1_0) || (lengths > 0 && codings > 0) || (codings > 0 && is_1_0)) return count;
    if (length > maximum_content) return count;
    requests[count++] = (struct strict_request){(size_t)(target.bytes - bytes), target.size};
    // HTTP/1.0 may be kept alive; then more requests may be answered than are counted, none of which is judged
    if (codings > 0 || is_last || length > size - place) return count;
    place += length;
  }
  return count;
}
