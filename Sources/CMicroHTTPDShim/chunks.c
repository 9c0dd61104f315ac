#define _GNU_SOURCE
#include "chunks.h"

#include "grammar.h"

#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

// Bytes of a chunk's first line that are not counted as content: sixteen digits and the end of the line.
enum { LINE_SIZE = 18 };

// The longest first line of a chunk: an extension is nothing that is looked at (RFC 9112, 7.1.1).
enum { LONGEST_LINE = 8192 };

static uint64_t bytes_left(const struct connection *state) {
  uint64_t maximum = state->most_content;
  return state->content < maximum ? maximum - state->content : 0;
}

// The bytes behind the head that libmicrohttpd has taken from the system, and may read past the last of them where empty
// lines came before a head. At most what the memory can hold.
static size_t bytes_behind_head(const struct connection *state) {
  struct tcp_info info = {0};
  socklen_t size = sizeof info;
  int unread = 0;
  int descriptor = state->watched.descriptor;
  if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) != 0) return 0;
  if (ioctl(descriptor, FIONREAD, &unread) != 0) return 0;
  uint64_t known = state->consumed + (uint64_t)unread;
  uint64_t behind = info.tcpi_bytes_received > known ? info.tcpi_bytes_received - known : 0;
  size_t head = (size_t)(state->fields.head_end - state->exchange.method.bytes);
  size_t memory = state->listener->connection_memory;
  size_t most = memory > head ? memory - head : 0;
  return behind < most ? (size_t)behind : most;
}

bool chunks_begin(struct connection *state, struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);
  if (info != NULL && info->tls_session != NULL) return true;
  uint64_t chunk_size = 0;
  bool is_whole = grammar_read_chunk_size(state->fields.head_end, bytes_behind_head(state), &chunk_size);
  return !is_whole || chunk_size <= bytes_left(state);
}

bool chunks_go_on(struct connection *state, const char *content) {
  // content is read to where the head ends; where a chunk goes on there, its first line is gone
  const char *start = state->fields.head_end;
  if (content - start < 2 || content[-1] != '\n') return true;
  const char *line = content - 1;
  while (line > start && line[-1] != '\n') line--;
  uint64_t chunk_size = 0;
  size_t size = (size_t)(content - line);
  if (!grammar_read_chunk_size(line, size, &chunk_size)) return true;
  if (size > LINE_SIZE) state->content += size - LINE_SIZE;
  return size <= LONGEST_LINE && chunk_size <= bytes_left(state);
}
