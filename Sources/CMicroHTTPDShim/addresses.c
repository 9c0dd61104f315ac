#define _DEFAULT_SOURCE
#include "addresses.h"

#include <endian.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>

bool address_read(const struct sockaddr *address, struct shim_address *read) {
  *read = (struct shim_address){0, 0};
  if (address == NULL) return false;
  if (address->sa_family == AF_INET) {
    uint32_t ipv4;
    memcpy(&ipv4, &((const struct sockaddr_in *)(const void *)address)->sin_addr, sizeof ipv4);
    read->low = 0xFFFF00000000u | be32toh(ipv4);
    return true;
  }
  if (address->sa_family != AF_INET6) return false;
  uint64_t halves[2];
  memcpy(halves, ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr, sizeof halves);
  *read = (struct shim_address){be64toh(halves[0]), be64toh(halves[1])};
  return true;
}

static bool is_ipv4(struct shim_address address) { return address.high == 0 && address.low >> 32 == 0xFFFF; }

static bool is_within(struct shim_address address, const struct shim_network *network) {
  uint64_t high = network->bits == 0 ? 0 : network->bits >= 64 ? UINT64_MAX : UINT64_MAX << (64 - network->bits);
  uint64_t low = network->bits <= 64 ? 0 : network->bits >= 128 ? UINT64_MAX : UINT64_MAX << (128 - network->bits);
  return ((address.high ^ network->address.high) & high) == 0 && ((address.low ^ network->address.low) & low) == 0;
}

bool addresses_leave_uncounted(struct addresses *addresses, const struct shim_network *networks, size_t count) {
  if (count == 0) return true;
  addresses->uncounted = calloc(count, sizeof *networks);
  if (addresses->uncounted == NULL) return false;
  memcpy(addresses->uncounted, networks, count * sizeof *networks);
  addresses->uncounted_count = count;
  return true;
}

static struct address **bucket_of(struct addresses *addresses, struct shim_address network) {
  // Fibonacci hashing: the multiplier is 2^64 divided by the golden ratio
  return &addresses->buckets[(network.high ^ network.low) * 0x9E3779B97F4A7C15u >> 54];
}

struct address *addresses_add(struct addresses *addresses, struct shim_address address) {
  if (address.high == 0 && address.low == 0) return NULL;
  for (size_t i = 0; i < addresses->uncounted_count; i++) {
    if (is_within(address, &addresses->uncounted[i])) return NULL;
  }
  struct shim_address network = is_ipv4(address) ? address : (struct shim_address){address.high, 0};
  struct address **bucket = bucket_of(addresses, network);
  struct address *found = *bucket;
  while (found != NULL && (found->network.high != network.high || found->network.low != network.low)) {
    found = found->next;
  }
  if (found == NULL) {
    found = calloc(1, sizeof *found);
    if (found == NULL) return NULL;
    found->network = network;
    found->next = *bucket;
    *bucket = found;
  }
  found->count++;
  return found;
}

void addresses_remove(struct addresses *addresses, struct address *address) {
  if (--address->count > 0) return;
  struct address **link = bucket_of(addresses, address->network);
  while (*link != address) link = &(*link)->next;
  *link = address->next;
  free(address);
}

void addresses_end(struct addresses *addresses) { free(addresses->uncounted); }
