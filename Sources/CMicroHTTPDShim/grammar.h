#ifndef SHIM_GRAMMAR_H
#define SHIM_GRAMMAR_H

#include "CMicroHTTPDShim.h"

// Rules of HTTP/1.1 on bytes. No function reads beyond `size`.

/// What lies between two lines.
enum grammar_gap {
  GRAMMAR_LINE_END,  ///< the end of a line, with white space before it at most
  GRAMMAR_BARE_END,  ///< one that has no CR
  GRAMMAR_TEXT       ///< more than that: a folded line, or what a NUL cut off
};

/// Judges what lies between lines, where libmicrohttpd has put a NUL in the place of each CR and LF of a line's end.
/// `ends` is how many ends of lines there have to be.
enum grammar_gap grammar_gap(const char *bytes, size_t size, size_t ends);

/// The bytes without the spaces and tabs at their end, which are no part of a value (RFC 9110, 5.5).
size_t grammar_trimmed_size(const char *bytes, size_t size);

/// Whether the bytes are a token (RFC 9110, 5.6.2), which is never empty.
bool grammar_is_token(const char *bytes, size_t size);

/// Whether the bytes may stand in a field value (RFC 9110, 5.5): no control character but HTAB.
bool grammar_is_value(const char *bytes, size_t size);

/// Whether the bytes are `uri-host [ ":" port ]` with a host that is not empty (RFC 9110, 7.2; RFC 3986, 3.2.2).
bool grammar_is_host(const char *bytes, size_t size);

/// Whether the bytes are a request-target that goes with the method (RFC 9112, 3.2).
bool grammar_is_target(const char *bytes, size_t size, enum shim_method method);

/// Reads `1*DIGIT`; false where it is something else or larger than 64 bits.
bool grammar_read_length(const char *bytes, size_t size, uint64_t *length);

/// Reads the size that begins a chunk's first line (RFC 9112, 7.1): `1*HEXDIG`, then an extension or the end of the line.
/// A size beyond 64 bits is UINT64_MAX. False where the bytes begin otherwise, or end before the digits do.
bool grammar_read_chunk_size(const char *bytes, size_t size, uint64_t *chunk_size);

/// Tells the methods apart, which are case-sensitive (RFC 9110, 9.1).
enum shim_method grammar_method(const char *name);

#endif
