#ifndef SHIM_TLS_H
#define SHIM_TLS_H

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>

/// Gives GnuTLS the certificate in force for one handshake.
int tls_retrieve(gnutls_session_t session, const struct gnutls_cert_retr_st *info, gnutls_pcert_st **chain,
                 unsigned *chain_size, gnutls_ocsp_data_st **ocsp, unsigned *ocsp_size, gnutls_privkey_t *key,
                 unsigned *flags);

/// What is negotiated, in GnuTLS's words: TLS 1.3 and 1.2, forward secrecy and authenticated encryption alone.
extern const char tls_priorities[];

#endif
