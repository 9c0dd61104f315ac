#include "tls.h"

#include <pthread.h>
#include <string.h>

#include "CMicroHTTPDShimTLS.h"

// RFC 9325 (BCP 195): no TLS before 1.2, key exchange by ECDHE, AES in GCM or ChaCha20-Poly1305, groups
// of 128 bits and more, no signature over SHA-1.
const char tls_priorities[] =
    "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-ECDSA:+ECDHE-RSA:-CIPHER-ALL:+AES-256-GCM:"
    "+CHACHA20-POLY1305:+AES-128-GCM:-MAC-ALL:+AEAD:-SIGN-RSA-SHA1:-SIGN-ECDSA-SHA1:-SIGN-RSA-SHA224:"
    "-SIGN-ECDSA-SHA224:-GROUP-ALL:+GROUP-X25519:+GROUP-SECP256R1:+GROUP-SECP384R1:%SERVER_PRECEDENCE";

// What is shown; guarded by the lock, under which handshakes take a copy, so that a change frees the former at once.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static gnutls_x509_crt_t *shown_chain;
static unsigned shown_size;
static gnutls_x509_privkey_t shown_key;

static void free_chain(gnutls_x509_crt_t *chain, unsigned size) {
  for (unsigned i = 0; i < size; i++) gnutls_x509_crt_deinit(chain[i]);
  gnutls_free(chain);
}

// Whether GnuTLS would serve with the two: it compares their public keys.
static int match(const gnutls_datum_t *chain, const gnutls_datum_t *key) {
  gnutls_certificate_credentials_t credentials;
  int status = gnutls_certificate_allocate_credentials(&credentials);
  if (status < 0) return status;
  status = gnutls_certificate_set_x509_key_mem(credentials, chain, key, GNUTLS_X509_FMT_PEM);
  gnutls_certificate_free_credentials(credentials);
  return status;
}

const char *shim_tls_show(const void *chain_bytes, size_t chain_size, const void *key_bytes, size_t key_size,
                          struct shim_certificate *shown) {
  if (chain_size > UINT32_MAX || key_size > UINT32_MAX) return "a file is too large";
  gnutls_datum_t chain_text = {(unsigned char *)(uintptr_t)chain_bytes, (unsigned)chain_size};
  gnutls_datum_t key_text = {(unsigned char *)(uintptr_t)key_bytes, (unsigned)key_size};
  gnutls_x509_crt_t *chain = NULL;
  unsigned size = 0;
  int status = gnutls_x509_crt_list_import2(&chain, &size, &chain_text, GNUTLS_X509_FMT_PEM,
                                            GNUTLS_X509_CRT_LIST_FAIL_IF_UNSORTED);
  if (status < 0) {
    return status == GNUTLS_E_CERTIFICATE_LIST_UNSORTED
               ? "the certificates are not in order: the server's own comes first, each next one certifies the one before"
               : "the certificate file holds no certificate in PEM that can be read";
  }
  gnutls_x509_privkey_t key = NULL;
  status = gnutls_x509_privkey_init(&key);
  if (status >= 0) status = gnutls_x509_privkey_import2(key, &key_text, GNUTLS_X509_FMT_PEM, NULL, 0);
  if (status < 0) {
    if (key != NULL) gnutls_x509_privkey_deinit(key);
    free_chain(chain, size);
    return status == GNUTLS_E_DECRYPTION_FAILED ? "the key is encrypted; give it without a passphrase"
                                                : "the key file holds no private key in PEM that can be read";
  }
  status = match(&chain_text, &key_text);
  if (status < 0) {
    gnutls_x509_privkey_deinit(key);
    free_chain(chain, size);
    return status == GNUTLS_E_CERTIFICATE_KEY_MISMATCH ? "the key is not that of the certificate" : gnutls_strerror(status);
  }
  unsigned bits = 0;
  int algorithm = gnutls_x509_crt_get_pk_algorithm(chain[0], &bits);
  *shown = (struct shim_certificate){
      .begins = (int64_t)gnutls_x509_crt_get_activation_time(chain[0]),
      .expires = (int64_t)gnutls_x509_crt_get_expiration_time(chain[0]),
      .bits = bits,
      .is_rsa = algorithm == GNUTLS_PK_RSA || algorithm == GNUTLS_PK_RSA_PSS,
      .is_ecdsa = algorithm == GNUTLS_PK_ECDSA,
  };
  pthread_mutex_lock(&lock);
  gnutls_x509_crt_t *former_chain = shown_chain;
  unsigned former_size = shown_size;
  gnutls_x509_privkey_t former_key = shown_key;
  shown_chain = chain;
  shown_size = size;
  shown_key = key;
  pthread_mutex_unlock(&lock);
  if (former_chain != NULL) free_chain(former_chain, former_size);
  if (former_key != NULL) gnutls_x509_privkey_deinit(former_key);
  return NULL;
}

// Copies what is shown into memory of GnuTLS.
static int copy_shown(gnutls_pcert_st **chain, unsigned *chain_size, gnutls_privkey_t *key) {
  gnutls_pcert_st *copies = gnutls_calloc(shown_size, sizeof *copies);
  if (copies == NULL) return -1;
  unsigned copied = 0;
  while (copied < shown_size && gnutls_pcert_import_x509(&copies[copied], shown_chain[copied], 0) >= 0) copied++;
  gnutls_privkey_t copy = NULL;
  if (copied == shown_size && gnutls_privkey_init(&copy) >= 0 &&
      gnutls_privkey_import_x509(copy, shown_key, GNUTLS_PRIVKEY_IMPORT_COPY) >= 0) {
    *chain = copies;
    *chain_size = copied;
    *key = copy;
    return 0;
  }
  if (copy != NULL) gnutls_privkey_deinit(copy);
  for (unsigned i = 0; i < copied; i++) gnutls_pcert_deinit(&copies[i]);
  gnutls_free(copies);
  return -1;
}

int tls_retrieve(gnutls_session_t session, const struct gnutls_cert_retr_st *info, gnutls_pcert_st **chain,
                 unsigned *chain_size, gnutls_ocsp_data_st **ocsp, unsigned *ocsp_size, gnutls_privkey_t *key,
                 unsigned *flags) {
  (void)session;
  (void)info;
  *ocsp = NULL;
  *ocsp_size = 0;
  // GnuTLS frees the copy after the handshake
  *flags = GNUTLS_CERT_RETR_DEINIT_ALL;
  pthread_mutex_lock(&lock);
  int status = shown_chain == NULL ? -1 : copy_shown(chain, chain_size, key);
  pthread_mutex_unlock(&lock);
  return status;
}
