#ifndef SHIM_LIBRARY_ANSWERS_H
#define SHIM_LIBRARY_ANSWERS_H

#include <microhttpd.h>
#include <stdarg.h>
#include <stdbool.h>

// What libmicrohttpd answers by itself: faults that it finds before it asks us, in a page of HTML without our fields,
// and with its head sent twice where the fault is in `Content-Length`. It queues that answer through
// `MHD_queue_response`, which it calls as any program does. A definition of that name in the program comes before the
// library's (ELF, dynamic linking), so that it calls ours.

/// Finds libmicrohttpd's own function; false where there is none, or where the program hides ours from the library.
bool library_answers_begin(void);

/// `MHD_queue_response`, for answers that are meant.
enum MHD_Result library_queue(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response);

// It also ends connections without a word: where the memory of the connection does not suffice for the head of an answer
// that it has taken, and where a head cannot be sent. It says why to whoever takes its log.

/// What became of the head of an answer that was queued.
enum library_head {
  LIBRARY_HEAD_SENT,       ///< nothing is known against it
  LIBRARY_HEAD_TOO_LARGE,  ///< the memory of the connection did not suffice
  LIBRARY_HEAD_UNSENDABLE  ///< the client had gone
};

/// Takes what libmicrohttpd logs, on the thread of the connection and right before it ends that.
void library_log(void *context, const char *format, va_list arguments);

/// What the log of this thread said of the head of an answer since this was last asked.
///
/// @param path  libmicrohttpd's `url` of the request, the very pointer; NULL where the handler was not asked
enum library_head library_head_outcome(const char *path);

#endif
