#ifndef SHIM_LIBRARY_FIELDS_H
#define SHIM_LIBRARY_FIELDS_H

#include <microhttpd.h>
#include <stdbool.h>

// What libmicrohttpd keeps of a request. For each field, each trailer field and each cookie it would take a record of 64
// bytes from the connection's memory, and for cookies a copy of all of them, so that a browser with 2.5 kB of cookies left
// no room for an answer. It keeps a field by calling `MHD_set_connection_value_n`, which programs may call, too. A
// definition of that name in the program comes before the library's, as in library_answers.h: ours reads the field and has
// the few kept that libmicrohttpd itself acts upon. `Cookie` is none of them, so that it is never taken apart.

/// Finds libmicrohttpd's own function; false where there is none, or where the program hides ours from the library: without
/// it no field would ever be seen.
bool library_fields_begin(void);

/// Has libmicrohttpd keep a field of the head; MHD_NO where memory does not suffice.
enum MHD_Result library_keep_field(struct MHD_Connection *connection, const char *name, size_t name_size,
                                   const char *value, size_t value_size);

#endif
