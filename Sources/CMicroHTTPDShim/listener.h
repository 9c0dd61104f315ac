#ifndef SHIM_LISTENER_H
#define SHIM_LISTENER_H

#include "connection.h"

/// Has the handler refuse a request with an answer that is written past libmicrohttpd.
void listener_refuse(struct connection *state, struct MHD_Connection *connection, enum shim_refusal refusal);

/// Has the handler refuse what did not come to be a request, and the observer told of it.
void listener_refuse_line(struct connection *state, struct MHD_Connection *connection, enum shim_refusal refusal);

#endif
