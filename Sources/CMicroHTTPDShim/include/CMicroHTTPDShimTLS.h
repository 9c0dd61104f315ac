#ifndef C_MICROHTTPD_SHIM_TLS_H
#define C_MICROHTTPD_SHIM_TLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The certificate that a listener with TLS shows. GnuTLS asks for it at each handshake and says nothing of who listens,
// so there is one for the process; it can be changed at any time.

/// What is known of the server's own certificate.
struct shim_certificate {
  int64_t begins;   ///< the second of the epoch from which on it is valid
  int64_t expires;  ///< the second of the epoch from which on it is not valid any more
  uint32_t bits;    ///< the size of its key
  bool is_rsa;      ///< whether that is a key of RSA
  bool is_ecdsa;    ///< whether that is a key of an elliptic curve
};

/// Reads a chain of certificates, the server's own first, and the private key that goes with it, both in PEM, and shows
/// them from the next handshake on. What was shown before stays where they cannot be used.
///
/// @param shown  set to what is known of the server's own certificate
/// @return NULL where they are used, otherwise why not, in a text that is never freed
const char *shim_tls_show(const void *chain, size_t chain_size, const void *key, size_t key_size,
                          struct shim_certificate *shown);

#endif
