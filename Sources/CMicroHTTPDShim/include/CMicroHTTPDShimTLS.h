#ifndef C_MICROHTTPD_SHIM_TLS_H
#define C_MICROHTTPD_SHIM_TLS_H

#include <stddef.h>
#include <stdint.h>

// The certificate that a listener with TLS shows. GnuTLS asks for it at each handshake and says nothing of who listens,
// so there is one for the process; it can be changed at any time.

/// Reads a chain of certificates, the server's own first, and the private key that goes with it, both in PEM, and shows
/// them from the next handshake on. What was shown before stays where they cannot be used.
///
/// @param expires  set to the second of the epoch from which on the server's own certificate is not valid any more
/// @return NULL where they are used, otherwise why not, in a text that is never freed
const char *shim_tls_show(const void *chain, size_t chain_size, const void *key, size_t key_size, int64_t *expires);

#endif
