#ifndef SHIM_CONTENT_H
#define SHIM_CONTENT_H

#include <stdbool.h>
#include <stddef.h>

struct connection;

// Content of requests, in memory of its own: that of the connection has room for heads alone.

/// Content that is kept until its request is answered.
struct kept_content {
  char *bytes;
  size_t size;
  size_t capacity;  ///< of which all are booked
};

/// Decides how much content a request may have, once its head is read.
void content_begin(struct connection *state);

/// Adds a piece; false where there is no memory for it.
bool content_add(struct connection *state, const char *piece, size_t size);

/// Frees what is kept.
void content_forget(struct connection *state);

#endif
