#include "addresses.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

static bool read_bits(const struct sockaddr *address, uint64_t *bits) {
  if (address->sa_family == AF_INET) {
    uint32_t ipv4;
    memcpy(&ipv4, &((const struct sockaddr_in *)(const void *)address)->sin_addr, sizeof ipv4);
    *bits = ipv4;
    return true;
  }
  if (address->sa_family != AF_INET6) return false;
  const unsigned char *ipv6 = ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr;
  // an IPv4 address on a socket for both (RFC 4291, 2.5.5.2) begins with 80 bits of zero and 16 of one
  static const unsigned char mapped[12] = {[10] = 0xFF, [11] = 0xFF};
  uint32_t ipv4;
  if (memcmp(ipv6, mapped, sizeof mapped) == 0) {
    memcpy(&ipv4, ipv6 + 12, sizeof ipv4);
    *bits = ipv4;
  } else {
    memcpy(bits, ipv6, sizeof *bits);
  }
  return true;
}

static struct address **bucket_of(struct addresses *addresses, uint64_t bits) {
  // Fibonacci hashing: the multiplier is 2^64 divided by the golden ratio
  return &addresses->buckets[bits * 0x9E3779B97F4A7C15u >> 54];
}

struct address *addresses_add(struct addresses *addresses, const struct sockaddr *address) {
  uint64_t bits;
  if (address == NULL || !read_bits(address, &bits)) return NULL;
  struct address **bucket = bucket_of(addresses, bits);
  struct address *found = *bucket;
  while (found != NULL && found->bits != bits) found = found->next;
  if (found == NULL) {
    found = calloc(1, sizeof *found);
    if (found == NULL) return NULL;
    found->bits = bits;
    found->next = *bucket;
    *bucket = found;
  }
  found->count++;
  return found;
}

void addresses_remove(struct addresses *addresses, struct address *address) {
  if (--address->count > 0) return;
  struct address **link = bucket_of(addresses, address->bits);
  while (*link != address) link = &(*link)->next;
  *link = address->next;
  free(address);
}
