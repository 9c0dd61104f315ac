#ifndef SHIM_EXCHANGE_H
#define SHIM_EXCHANGE_H

#include "connection.h"

/// Notes that a request has begun.
void exchange_begin(struct connection *state);

/// Notes what it is answered with. `state` may be NULL.
void exchange_answered(struct connection *state, uint32_t status, uint64_t size, uint32_t label);

/// Tells the observer, once the request is over.
void exchange_end(struct connection *state, bool is_complete, const struct shim_listener *listener);

#endif
