#include "content.h"

#include "connection.h"

#include <stdlib.h>
#include <string.h>

// The memory for the first piece. It doubles from there, so that what is booked is at most twice what came: a client that
// announces much and sends little takes little.
enum { FIRST_CAPACITY = 4096 };

struct shim_bytes shim_request_content(const struct shim_request *request) {
  const struct connection *state = connection_of(request->connection);
  if (state == NULL || !state->keeps_content) return (struct shim_bytes){NULL, 0};
  return (struct shim_bytes){state->kept.bytes, state->kept.size};
}

struct shim_bytes shim_request_content_field(const struct shim_request *request, unsigned field) {
  const struct connection *state = connection_of(request->connection);
  if (state == NULL || field >= SHIM_CONTENT_FIELD_COUNT) return (struct shim_bytes){NULL, 0};
  return state->content_fields[field];
}

void content_begin(struct connection *state) {
  const struct shim_listener *listener = state->listener;
  state->most_content = listener->maximum_content;
  enum shim_method method = state->request.method;
  bool reads = method == SHIM_GET || method == SHIM_HEAD || method == SHIM_OPTIONS;
  if (reads || listener->content_bound == NULL || state->request.refusal != SHIM_ACCEPTED) return;
  uint64_t bound = listener->content_bound(listener->context, &state->request);
  if (bound == 0) return;
  state->keeps_content = true;
  state->most_content = bound;
}

// Books that the memory of one content changes from one size to another.
static bool book(const struct connection *state, size_t from, size_t to) {
  const struct shim_listener *listener = state->listener;
  return listener->content_memory == NULL || listener->content_memory(listener->context, from, to);
}

bool content_add(struct connection *state, const char *piece, size_t size) {
  struct kept_content *kept = &state->kept;
  // the caller has seen that both together are within the bound
  size_t needed = kept->size + size;
  if (needed > kept->capacity) {
    size_t capacity = kept->capacity == 0 ? FIRST_CAPACITY : kept->capacity;
    while (capacity < needed) capacity *= 2;
    if (capacity > state->most_content && needed <= state->most_content) capacity = (size_t)state->most_content;
    if (!book(state, kept->capacity, capacity)) return false;
    char *larger = realloc(kept->bytes, capacity);
    if (larger == NULL) {
      book(state, capacity, kept->capacity);
      return false;
    }
    kept->bytes = larger;
    kept->capacity = capacity;
  }
  memcpy(kept->bytes + kept->size, piece, size);
  kept->size = needed;
  return true;
}

void content_forget(struct connection *state) {
  state->keeps_content = false;
  struct kept_content *kept = &state->kept;
  if (kept->bytes == NULL) return;
  book(state, kept->capacity, 0);
  free(kept->bytes);
  *kept = (struct kept_content){0};
}
