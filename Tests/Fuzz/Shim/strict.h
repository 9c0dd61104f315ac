#ifndef FUZZ_STRICT_H
#define FUZZ_STRICT_H

#include <stddef.h>

// A second reader of requests, written apart from the shim and as strict as RFC 9112 allows: what it refuses must never
// reach the handler.

/// A request: where its target stands in the bytes that were sent.
struct strict_request {
  size_t target, target_size;
};

/// Reads requests one after the other until one is not strictly valid, incomplete or the last of its connection.
///
/// Returns how many there are, at most `most`.
size_t strict_read(const char *bytes, size_t size, size_t maximum_content, struct strict_request *requests, size_t most);

#endif
