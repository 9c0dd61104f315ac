#define _GNU_SOURCE
// Sends each input to a listener over a socket and holds what reaches the handler against a strict reader, and what comes
// back against the form of answers.
#include "../../../Sources/CMicroHTTPDShim/connection.h"
#include "strict.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_REQUESTS = 256, MAXIMUM_CONTENT = 1024, CONNECTION_MEMORY = 4096, MAXIMUM_OUTPUT = 1 << 20 };

// What reached the handler. One thread of the listener writes it while this one waits for the end of the connection.
static struct seen {
  char *target;
  size_t size;
} seen[MOST_REQUESTS];
static _Atomic size_t seen_count;
static _Atomic unsigned refused_count;
static _Atomic int64_t booked;
static volatile unsigned sum;
static struct MHD_Response *answer, *refusal;
static struct shim_listener *listener;
static int listening;

static void fail(const char *law) {
  fprintf(stderr, "broken law: %s\n", law);
  abort();
}

static bool handle(void *context, const struct shim_request *request) {
  (void)context;
  size_t count = atomic_load(&seen_count);
  if (request->refusal != SHIM_ACCEPTED) {
    atomic_fetch_add(&refused_count, 1);
    if (!request->is_past_queueing) return shim_response_queue(refusal, request->connection, 400, 0, 0);
    shim_response_write(refusal, request->connection, 400, (struct shim_bytes){"no", 2}, 0);
    return false;
  }
  if (atomic_load(&refused_count) > 0) fail("nothing is answered after a refusal");
  if (count == MOST_REQUESTS) return false;
  for (size_t i = 0; i < request->target.size; i++) {
    if (request->target.bytes[i] < 0x21 || request->target.bytes[i] > 0x7E) fail("a target is made of visible ASCII");
  }
  struct shim_bytes content = shim_request_content(request);
  if (content.size > MAXIMUM_CONTENT) fail("content stays within its bound");
  for (size_t i = 0; i < content.size; i++) sum += (unsigned char)content.bytes[i];
  for (unsigned field = 0; field < SHIM_CONTENT_FIELD_COUNT; field++) {
    struct shim_bytes value = shim_request_content_field(request, field);
    if (value.size > CONNECTION_MEMORY) fail("a field stays within the memory of its connection");
  }
  seen[count].target = malloc(request->target.size + 1);
  memcpy(seen[count].target, request->target.bytes, request->target.size);
  seen[count].size = request->target.size;
  atomic_store(&seen_count, count + 1);
  if (request->room < 400) {
    shim_response_write(refusal, request->connection, 431, (struct shim_bytes){"no", 2}, 0);
    return false;
  }
  // a tunnel would begin after a 200 (RFC 9110, 9.3.6)
  return shim_response_queue(answer, request->connection, request->method == SHIM_CONNECT ? 405 : 200, 2, 0);
}

// Content of POST is kept, that of others thrown away.
static uint64_t bound(void *context, const struct shim_request *request) {
  (void)context;
  return request->method == SHIM_POST ? MAXIMUM_CONTENT : 0;
}

// There is memory for two contents at a time.
static bool book(void *context, size_t from, size_t to) {
  (void)context;
  int64_t size = (int64_t)to - (int64_t)from;
  int64_t now = atomic_fetch_add(&booked, size) + size;
  if (now < 0) fail("what is given back was booked");
  if (size > 0 && now > 2 * MAXIMUM_CONTENT) {
    atomic_fetch_sub(&booked, size);
    return false;
  }
  return true;
}

static void keep(void *owner) { (void)owner; }

int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count;
  (void)arguments;
  listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (bind(listening, (struct sockaddr *)&address, sizeof address) != 0 || listen(listening, 16) != 0) abort();
  answer = shim_response("ok", 2, &keep, NULL);
  refusal = shim_response("no", 2, &keep, NULL);
  shim_response_add_field(refusal, "Connection", "close");
  struct shim_configuration configuration = {
      .socket = listening,
      .threads = 1,
      .connection_limit = 64,
      .idle_timeout = 5,
      .header_timeout = 5,
      .connection_memory = CONNECTION_MEMORY,
      .maximum_content = MAXIMUM_CONTENT,
      .content_bound = &bound,
      .content_memory = &book,
  };
  listener = shim_listener_start(&configuration, &handle, NULL, NULL);
  if (listener == NULL || answer == NULL || refusal == NULL) abort();
  return 0;
}

static char output[MAXIMUM_OUTPUT];

// Sends the input in two pieces, so that heads come in parts too, and reads what comes back to its end.
static size_t exchange(const char *bytes, size_t size, size_t cut) {
  int client = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address;
  socklen_t address_size = sizeof address;
  getsockname(listening, (struct sockaddr *)&address, &address_size);
  if (connect(client, (struct sockaddr *)&address, sizeof address) != 0) abort();
  struct linger linger = {1, 0};  // no port is to wait for its time
  setsockopt(client, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
  size_t sent = 0, received = 0;
  bool is_shut = false;
  for (;;) {
    if (sent < size) {
      size_t end = sent < cut ? cut : size;
      ssize_t done = send(client, bytes + sent, end - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (done > 0) sent += (size_t)done;
      if (done < 0 && errno != EAGAIN) sent = size;
    }
    int unsent = 0;
    // not before the listener has all: the end, coming with the last bytes, would be noticed late
    ioctl(client, SIOCOUTQNSD, &unsent);
    int unread = 0;
    ioctl(client, SIOCOUTQ, &unread);
    if (sent == size && unread == 0 && unsent == 0 && !is_shut) {
      for (int turn = 0; turn < 50; turn++) sched_yield();
      shutdown(client, SHUT_WR);
      is_shut = true;
    }
    struct pollfd event = {.fd = client, .events = POLLIN};
    if (poll(&event, 1, is_shut && sent == size ? 3000 : 1) == 0) {
      if (is_shut) fail("a connection ends soon after the client's end");
      continue;
    }
    ssize_t done = recv(client, output + received, sizeof output - received, 0);
    if (done <= 0) break;
    received += (size_t)done;
  }
  close(client);
  return received;
}

// The number of whole answers; what is left over is none.
static size_t count_answers(size_t size) {
  size_t count = 0, place = 0;
  while (place < size) {
    char *end = memmem(output + place, size - place, "\r\n\r\n", 4);
    if (end == NULL || size - place < 12 || memcmp(output + place, "HTTP/1.1 ", 9) != 0) fail("an answer has the form of one");
    *end = '\0';
    const char *field = strcasestr(output + place, "Content-Length: ");
    bool is_interim = output[place + 9] == '1';
    // an answer to HEAD may have no content; ours has two letters
    size_t length = field == NULL ? 0 : (size_t)atoi(field + 16);
    place = (size_t)(end - output) + 4;
    if (size - place >= length && memcmp(output + place, "HTTP/", size - place < 5 ? size - place : 5) != 0) place += length;
    count += !is_interim;
  }
  return count;
}

// Whether a NUL stands at the end of a line, or a colon is all of one: libmicrohttpd has a NUL in the place of each, of CR
// and of LF, so that how many characters an end had cannot be told any more (docs/libmicrohttpd.md).
static bool has_blurred_end(const char *bytes, size_t size) {
  if (memmem(bytes, size, "\n:\n", 3) != NULL || memmem(bytes, size, "\n:\r\n", 4) != NULL) return true;
  for (size_t i = 0; i < size; i++) {
    size_t left = size - i < 4 ? size - i : 4;
    if (bytes[i] == '\0' && memchr(bytes + i, '\n', left) != NULL) return true;
  }
  return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1) return -1;
  const char *bytes = (const char *)data + 1;
  size--;
  size_t received = exchange(bytes, size, size * data[0] / 256);
  while (shim_listener_connections(listener) > 0) sched_yield();
  size_t count = atomic_load(&seen_count);
  static struct strict_request strict[MOST_REQUESTS];
  size_t strict_count = strict_read(bytes, size, MAXIMUM_CONTENT, strict, MOST_REQUESTS);
  bool is_judged = memmem(bytes, size, " HTTP/1.0", 9) == NULL && !has_blurred_end(bytes, size);
  for (size_t i = 0; i < count; i++) {
    if (i < strict_count) {
      if (strict[i].target_size != seen[i].size || memcmp(bytes + strict[i].target, seen[i].target, seen[i].size) != 0) {
        fail("the handler sees the requests that were sent");
      }
    } else if (is_judged) {
      fail("the handler sees no request that is not strictly valid");
    }
  }
  count_answers(received);
  for (size_t i = 0; i < count; i++) free(seen[i].target);
  atomic_store(&seen_count, 0);
  atomic_store(&refused_count, 0);
  return 0;
}
