#ifndef SHIM_ADDRESSES_H
#define SHIM_ADDRESSES_H

#include "CMicroHTTPDShim.h"

#include <sys/socket.h>

/// How many connections an address has: all of an IPv4 address, the first 64 bits of an IPv6 one, since a client has
/// those of a whole network.
struct address {
  struct address *next;
  struct shim_address network;
  uint32_t count;
};

/// The addresses that have connections, by their bits, and those that may have any number.
struct addresses {
  struct address *buckets[1024];
  struct shim_network *uncounted;
  size_t uncounted_count;
};

/// Reads the address of a socket's end. False, with zeros, where it is of another kind.
bool address_read(const struct sockaddr *address, struct shim_address *read);

/// Copies the networks whose addresses may have any number of connections; false where there is no memory.
bool addresses_leave_uncounted(struct addresses *addresses, const struct shim_network *networks, size_t count);

/// Counts one more connection of an address. NULL where it may have any number, where there is no memory, or where the
/// address is unknown.
struct address *addresses_add(struct addresses *addresses, struct shim_address address);

/// Counts one connection less and forgets an address that has none.
void addresses_remove(struct addresses *addresses, struct address *address);

/// Frees the copy of the networks.
void addresses_end(struct addresses *addresses);

#endif
