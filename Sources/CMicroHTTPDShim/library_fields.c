#define _GNU_SOURCE
#include "library_fields.h"

#include "connection.h"
#include "fields.h"

#include <dlfcn.h>

typedef enum MHD_Result keep_function(struct MHD_Connection *, enum MHD_ValueKind, const char *, size_t, const char *,
                                      size_t);

// every listener finds the same
static _Atomic(keep_function *) keep;

bool library_fields_begin(void) {
  keep_function *found, *first;
  *(void **)&found = dlsym(RTLD_NEXT, "MHD_set_connection_value_n");
  *(void **)&first = dlsym(RTLD_DEFAULT, "MHD_set_connection_value_n");
  atomic_store_explicit(&keep, found, memory_order_relaxed);
  return found != NULL && first == &MHD_set_connection_value_n;
}

enum MHD_Result library_keep_field(struct MHD_Connection *connection, const char *name, size_t name_size,
                                   const char *value, size_t value_size) {
  return atomic_load_explicit(&keep, memory_order_relaxed)(connection, MHD_HEADER_KIND, name, name_size, value,
                                                           value_size);
}

// Called by libmicrohttpd alone, for each field once its line and the beginning of the next have come.
enum MHD_Result MHD_set_connection_value_n(struct MHD_Connection *connection, enum MHD_ValueKind kind, const char *name,
                                           size_t name_size, const char *value, size_t value_size) {
  struct connection *state = connection_of(connection);
  // no memory for the connection's state: the request will not be answered
  if (state == NULL) return MHD_YES;
  switch ((int)kind) {
    case MHD_HEADER_KIND:
      if (!fields_read(state, name, name_size, value, value_size)) return MHD_YES;
      state->fields.kept++;
      return library_keep_field(connection, name, name_size, value, value_size);
    case MHD_FOOTER_KIND:
      fields_read_trailer(state, name, name_size, value, value_size);
      return MHD_YES;
    default:
      // pairs of a query, which request_began keeps from it, and cookies
      return MHD_YES;
  }
}
