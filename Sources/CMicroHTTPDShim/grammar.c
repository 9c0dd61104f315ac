#include "grammar.h"

#include <string.h>
#include <strings.h>

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// `set` is searched without its closing NUL
static bool is_one_of(char c, const char *set) { return c != '\0' && strchr(set, c) != NULL; }

enum grammar_gap grammar_gap(const char *bytes, size_t size, size_t ends) {
  size_t i = 0;
  while (i < size && (bytes[i] == ' ' || bytes[i] == '\t')) i++;
  size_t start = i;
  while (i < size && bytes[i] == '\0') i++;
  if (i < size || i - start > 2 * ends) return GRAMMAR_TEXT;
  return i - start == 2 * ends ? GRAMMAR_LINE_END : GRAMMAR_BARE_END;
}

size_t grammar_trimmed_size(const char *bytes, size_t size) {
  while (size > 0 && (bytes[size - 1] == ' ' || bytes[size - 1] == '\t')) size--;
  return size;
}

// Every request runs through what follows, field by field: characters are looked up rather than compared, and runs of
// them are looked at eight at a time.

// What a character may be part of, a bit for each.
enum { IN_TOKEN = 1, IN_HOST = 2 };

static const uint8_t classes[256] = {
    ['0' ... '9'] = IN_TOKEN | IN_HOST,
    ['A' ... 'Z'] = IN_TOKEN | IN_HOST,
    ['a' ... 'z'] = IN_TOKEN | IN_HOST,
    // tchar, RFC 9110, 5.6.2, and unreserved / sub-delims, RFC 3986, 2.2 and 2.3
    ['!'] = IN_TOKEN | IN_HOST, ['$'] = IN_TOKEN | IN_HOST, ['&'] = IN_TOKEN | IN_HOST, ['\''] = IN_TOKEN | IN_HOST,
    ['*'] = IN_TOKEN | IN_HOST, ['+'] = IN_TOKEN | IN_HOST, ['-'] = IN_TOKEN | IN_HOST, ['.'] = IN_TOKEN | IN_HOST,
    ['_'] = IN_TOKEN | IN_HOST, ['~'] = IN_TOKEN | IN_HOST, ['#'] = IN_TOKEN,           ['%'] = IN_TOKEN,
    ['^'] = IN_TOKEN,           ['`'] = IN_TOKEN,           ['|'] = IN_TOKEN,           ['('] = IN_HOST,
    [')'] = IN_HOST,            [','] = IN_HOST,            [';'] = IN_HOST,            ['='] = IN_HOST,
};

static bool is_in(char c, unsigned class) { return (classes[(unsigned char)c] & class) != 0; }

// Eight bytes that are looked at together.
enum { WORD = sizeof(uint64_t) };
#define EACH_BYTE(VALUE) (UINT64_C(0x0101010101010101) * (VALUE))

static uint64_t word_at(const char *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

// Whether any byte of a word is below a bound of at most 0x80. Exact for the word, not for the single byte.
static bool any_below(uint64_t word, unsigned bound) {
  return ((word - EACH_BYTE(bound)) & ~word & EACH_BYTE(0x80)) != 0;
}

static bool any_equal(uint64_t word, char c) { return any_below(word ^ EACH_BYTE((unsigned char)c), 1); }

bool grammar_is_token(const char *bytes, size_t size) {
  for (size_t i = 0; i < size; i++) {
    if (!is_in(bytes[i], IN_TOKEN)) return false;
  }
  return size > 0;
}

// Whether the bytes are known to hold nothing odd without a look at each: there is a whole word of them, and no word is
// odd. The last word may begin in the one before it.
static inline bool is_plain(const char *bytes, size_t size, bool (*is_odd)(uint64_t word)) {
  if (size < WORD) return false;
  for (size_t i = 0; i < size - WORD; i += WORD) {
    if (is_odd(word_at(bytes + i))) return false;
  }
  return !is_odd(word_at(bytes + size - WORD));
}

static bool has_control(uint64_t word) { return any_below(word, 0x20) || any_equal(word, 0x7F); }

static bool has_outside_target(uint64_t word) {
  return any_below(word, 0x21) || any_equal(word, 0x7F) || any_equal(word, '#') || (word & EACH_BYTE(0x80)) != 0;
}

bool grammar_is_value(const char *bytes, size_t size) {
  if (is_plain(bytes, size, has_control)) return true;
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
    if (is_in(bytes[i], IN_HOST)) {
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
  bool is_whole = is_plain(bytes, size, has_outside_target);
  for (size_t i = 0; i < size && !is_whole; i++) {
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

bool grammar_read_chunk_size(const char *bytes, size_t size, uint64_t *chunk_size) {
  uint64_t value = 0;
  size_t i = 0;
  for (; i < size && is_hex(bytes[i]); i++) {
    unsigned digit = is_digit(bytes[i]) ? (unsigned)(bytes[i] - '0') : (unsigned)((bytes[i] | 0x20) - 'a' + 10);
    value = value > UINT64_MAX >> 4 ? UINT64_MAX : value << 4 | digit;
  }
  *chunk_size = value;
  return i > 0 && i < size && is_one_of(bytes[i], ";\r\n");
}

enum shim_method grammar_method(const char *name) {
  static const char *const known[] = {"GET",    "HEAD",    "OPTIONS", "POST", "PUT",
                                      "PATCH", "DELETE", "CONNECT", "TRACE", "QUERY"};
  for (int method = SHIM_GET; method < SHIM_UNRECOGNIZED; method++) {
    if (strcmp(name, known[method]) == 0) return (enum shim_method)method;
  }
  return SHIM_UNRECOGNIZED;
}
