#ifndef SHIM_CHUNKS_H
#define SHIM_CHUNKS_H

#include "connection.h"

// The first lines of chunks, which libmicrohttpd reads and does not show. They lie in the connection's memory in front of
// the content that it does show, so that a chunk of more bytes than are read here need not be waited for.

/// Whether the first chunk, as far as it came together with the head, is within the bound. Asks the system how much came;
/// with TLS nothing is known, and the answer is yes.
bool chunks_begin(struct connection *state, struct MHD_Connection *connection);

/// Whether the chunk that content is of is within the bound, with the bytes of its first line where those are many.
bool chunks_go_on(struct connection *state, const char *content);

#endif
