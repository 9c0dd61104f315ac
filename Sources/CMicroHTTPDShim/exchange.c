// for clock_gettime and the sockets of Linux, which C alone does not have
#define _GNU_SOURCE

#include "exchange.h"

#include <arpa/inet.h>
#include <linux/tcp.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

static uint64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

// How often the system is asked how long a request has waited, and what counts as a wait: it tells milliseconds, by a
// clock that goes on every fourth of them.
enum { ASK_INTERVAL = 1000000, LEAST_WAIT = 10 };

// When this thread asks next. As soon as a request has waited it asks for each, until one has not.
static _Thread_local uint64_t next_ask;

// The milliseconds since the last bytes of a connection came, which are those of the request that begins now.
static uint32_t waited(const struct connection *state) {
  struct tcp_info info;
  // what stands before the figure is all that is copied
  socklen_t size = offsetof(struct tcp_info, tcpi_last_data_recv) + sizeof info.tcpi_last_data_recv;
  socklen_t got = size;
  if (getsockopt(state->watched.descriptor, IPPROTO_TCP, TCP_INFO, &info, &got) != 0 || got < size) return 0;
  return info.tcpi_last_data_recv < LEAST_WAIT ? 0 : info.tcpi_last_data_recv;
}

void exchange_begin(struct connection *state) {
  state->began = now();
  state->waited = 0;
  if (state->began < next_ask) return;
  state->waited = waited(state);
  next_ask = state->waited > 0 ? 0 : state->began + ASK_INTERVAL;
}

void exchange_answered(struct connection *state, uint32_t status, uint64_t size, uint32_t label) {
  if (state == NULL) return;
  state->exchange.status = status;
  state->exchange.size = size;
  state->exchange.label = label;
}

void exchange_end(struct connection *state, bool is_complete, const struct shim_listener *listener) {
  struct shim_exchange *exchange = &state->exchange;
  exchange->request = &state->request;
  // an answer to HEAD has the fields of one with content
  if (state->request.method == SHIM_HEAD || exchange->status == MHD_HTTP_NOT_MODIFIED) exchange->size = 0;
  exchange->duration = now() - state->began;
  exchange->waited = state->waited;
  exchange->is_complete = is_complete && exchange->status != 0;
  listener->observer(listener->context, exchange);
}

struct shim_bytes shim_exchange_peer(const struct shim_exchange *exchange) {
  struct connection *state = connection_of(exchange->request->connection);
  if (state == NULL) return (struct shim_bytes){0};
  if (state->peer[0] == '\0') {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(exchange->request->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info == NULL || info->client_addr == NULL) return (struct shim_bytes){0};
    const void *address = &((const struct sockaddr_in *)info->client_addr)->sin_addr;
    int family = info->client_addr->sa_family;
    if (family == AF_INET6) {
      const struct in6_addr *six = &((const struct sockaddr_in6 *)info->client_addr)->sin6_addr;
      // a client of IPv4 at a socket for both
      bool is_four = IN6_IS_ADDR_V4MAPPED(six);
      address = is_four ? (const void *)&six->s6_addr[12] : six;
      if (is_four) family = AF_INET;
    }
    if (inet_ntop(family, address, state->peer, sizeof state->peer) == NULL) return (struct shim_bytes){0};
  }
  return (struct shim_bytes){state->peer, strlen(state->peer)};
}
