#include "grammar.h"

#include <string.h>
#include <strings.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// `set` is searched without its closing NUL
static bool is_one_of(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

bool grammar_is_blank(const char *bytes, size_t size, size_t ends) {
  for (size_t i = 0; i < size; i++) {
    if (bytes[i] == ' ' || bytes[i] == '\t') continue;
    if ((bytes[i] != '\0' && bytes[i] != '\r' && bytes[i] != '\n') || ends == 0) return false;
    ends--;
  }
  return true;
}

size_t grammar_trimmed_size(const char *bytes, size_t size) {
  while (size > 0 && (bytes[size - 1] == ' ' || bytes[size - 1] == '\t')) size--;
  return size;
}

bool grammar_is_token(const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (!is_alpha(bytes[i]) && !is_digit(bytes[i]) && !is_one_of(bytes[i], "!#$%&'*+-.^_`|~")) return false;
  }
  return size > 0;
}

bool grammar_is_value(const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++) {
    unsigned char c = (unsigned char)bytes[i];
    if ((c < 0x20 && c != '\t') || c == 0x7F) return false;
  }
  return true;
}

// The end of the host that begins the bytes; 0 where there is none.
static size_t host_end(const char *bytes, size_t size) {
  if (size > 0 && bytes[0] == '[') {
    size_t i = 1;
    while (i < size && (is_hex(bytes[i]) || is_one_of(bytes[i], ":."))) i++;
    return i > 2 && i < size && bytes[i] == ']' ? i + 1 : 0;
  }
  size_t i = 0;
  while (i < size) {
    if (is_alpha(bytes[i]) || is_digit(bytes[i]) || is_one_of(bytes[i], "-._~!$&'()*+,;=")) {
      i++;
    } else if (bytes[i] == '%' && size - i > 2 && is_hex(bytes[i + 1]) && is_hex(bytes[i + 2])) {
      i += 3;
    } else {
      break;
    }
  }
  return i;
}

bool grammar_is_host(const char *bytes, size_t size) {
  size_t end = host_end(bytes, size);
  if (end == 0) return false;
  if (end == size) return true;
  if (bytes[end] != ':' || size - end > 6) return false;
  for (size_t i = end + 1; i < size; i++) {
    if (!is_digit(bytes[i])) return false;
  }
  return true;
}

bool grammar_is_target(const char *bytes, size_t size, enum shim_method method) {
  if (size == 0) return false;
  for (size_t i = 0; i < size; i++) {
    // a fragment is never sent (RFC 9112, 3.2)
    if (bytes[i] < 0x21 || bytes[i] > 0x7E || bytes[i] == '#') return false;
  }
  if (method == SHIM_CONNECT) return grammar_is_host(bytes, size);  // authority-form, RFC 9112, 3.2.3
  if (bytes[0] == '/') return true;                                 // origin-form, RFC 9112, 3.2.1
  if (bytes[0] == '*') return size == 1 && method == SHIM_OPTIONS;  // asterisk-form, RFC 9112, 3.2.4
  // absolute-form, RFC 9112, 3.2.2
  size_t scheme = size > 7 && strncasecmp(bytes, "http://", 7) == 0    ? 7
                  : size > 8 && strncasecmp(bytes, "https://", 8) == 0 ? 8
                                                                       : 0;
  if (scheme == 0) return false;
  size_t end = scheme;
  while (end < size && bytes[end] != '/' && bytes[end] != '?') end++;
  return grammar_is_host(bytes + scheme, end - scheme);
}

bool grammar_read_length(const char *bytes, size_t size, uint64_t *length) {
  uint64_t value = 0;
  for (size_t i = 0; i < size; i++) {
    if (!is_digit(bytes[i])) return false;
    uint64_t digit = (uint64_t)(bytes[i] - '0');
    if (value > (UINT64_MAX - digit) / 10) return false;
    value = value * 10 + digit;
  }
  *length = value;
  return size > 0;
}

enum shim_method grammar_method(const char *name) {
  static const char *const known[] = {"GET",    "HEAD",    "OPTIONS", "POST", "PUT",
                                      "PATCH", "DELETE", "CONNECT", "TRACE", "QUERY"};
  for (int method = SHIM_GET; method < SHIM_UNRECOGNIZED; method++) {
    if (strcmp(name, known[method]) == 0) return (enum shim_method)method;
  }
  return SHIM_UNRECOGNIZED;
}
