#ifndef SHIM_LIBRARY_ANSWERS_H
#define SHIM_LIBRARY_ANSWERS_H

#include <microhttpd.h>
#include <stdbool.h>

// What libmicrohttpd answers by itself: faults that it finds before it asks us, in a page of HTML without our fields,
// and with its head sent twice where the fault is in `Content-Length`. It queues that answer through
// `MHD_queue_response`, which it calls as any program does. A definition of that name in the program comes before the
// library's (ELF, dynamic linking), so that it calls ours.

/// Finds libmicrohttpd's own function; false where there is none.
bool library_answers_begin(void);

/// `MHD_queue_response`, for answers that are meant.
enum MHD_Result library_queue(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response);

#endif
