#ifndef SHIM_ADDRESSES_H
#define SHIM_ADDRESSES_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/// How many connections an address has: all of an IPv4 address, the first 64 bits of an IPv6 one, since a client has
/// those of a whole network.
struct address {
  struct address *next;
  uint64_t bits;
  uint32_t count;
};

/// The addresses that have connections, by their bits.
struct addresses {
  struct address *buckets[1024];
};

/// Counts one more connection of an address. NULL where there is no memory, or the address is of another kind.
struct address *addresses_add(struct addresses *addresses, const struct sockaddr *address);

/// Counts one connection less and forgets an address that has none.
void addresses_remove(struct addresses *addresses, struct address *address);

#endif
