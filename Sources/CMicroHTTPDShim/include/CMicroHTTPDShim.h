#ifndef C_MICROHTTPD_SHIM_H
#define C_MICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "CMicroHTTPDShimTLS.h"

// What Swift cannot call or must not see of libmicrohttpd: its variadic start, enumerators that are not imported, and
// the request as it came in, with what libmicrohttpd lets through and HTTP/1.1 does not.

/// Bytes in memory of the connection; valid during one call of the handler. `bytes` is NULL where there are none.
struct shim_bytes {
  const char *bytes;
  size_t size;
};

/// The request fields that are handed over, in the order of `shim_request.fields`.
enum shim_field {
  SHIM_ACCEPT,
  SHIM_ACCEPT_ENCODING,
  SHIM_HOST,
  SHIM_IF_MATCH,
  SHIM_IF_NONE_MATCH,
  SHIM_IF_MODIFIED_SINCE,
  SHIM_IF_UNMODIFIED_SINCE,
  SHIM_ORIGIN,
  SHIM_ACCESS_CONTROL_REQUEST_METHOD,
  SHIM_ACCESS_CONTROL_REQUEST_HEADERS,
  SHIM_USER_AGENT,
  SHIM_REFERER,
  SHIM_X_REQUEST_ID,
  SHIM_TRACEPARENT,
  SHIM_FORWARDED,
  SHIM_X_FORWARDED_FOR,
  SHIM_RANGE,
  SHIM_IF_RANGE,
  SHIM_ACCEPT_LANGUAGE,
  SHIM_ACCEPT_DATETIME,
  SHIM_FIELD_COUNT
};

/// The request fields that are handed over where content comes with the request, or may.
enum shim_content_field {
  SHIM_CONTENT_TYPE,
  SHIM_CONTENT_ENCODING,
  SHIM_MCP_PROTOCOL_VERSION,
  SHIM_MCP_METHOD,
  SHIM_MCP_NAME,
  SHIM_CONTENT_FIELD_COUNT
};

/// The methods that are told apart; the order is that of `RequestHead.Method`.
enum shim_method {
  SHIM_GET,
  SHIM_HEAD,
  SHIM_OPTIONS,
  SHIM_POST,
  SHIM_PUT,
  SHIM_PATCH,
  SHIM_DELETE,
  SHIM_CONNECT,
  SHIM_TRACE,
  SHIM_QUERY,
  SHIM_UNRECOGNIZED
};

/// Why a head is refused; the order is that of `Refusal`, which says what each means.
enum shim_refusal {
  SHIM_ACCEPTED,
  SHIM_HOST_MISSING,
  SHIM_HOST_REPEATED,
  SHIM_HOST_MALFORMED,
  SHIM_LENGTH_AND_CODING,
  SHIM_LENGTH_REPEATED,
  SHIM_CODING_UNKNOWN,
  SHIM_CODING_IN_HTTP_1_0,
  SHIM_FIELD_NAME_MALFORMED,
  SHIM_FIELD_VALUE_MALFORMED,
  SHIM_LINE_FOLDED,
  SHIM_TARGET_MALFORMED,
  SHIM_CONTENT_TOO_LARGE,
  SHIM_OUT_OF_MEMORY,
  SHIM_TARGET_TOO_LONG,
  SHIM_FIELDS_TOO_LARGE,
  SHIM_LINE_END_MALFORMED,
  SHIM_EXPECTATION_UNKNOWN,
  SHIM_MESSAGE_MALFORMED,
  SHIM_LENGTH_MALFORMED,
  SHIM_CHUNK_MALFORMED,
  SHIM_VERSION_UNKNOWN,
  SHIM_TOO_SLOW,
  SHIM_CONNECTIONS_EXHAUSTED
};

/// An address of IPv6, or of IPv4 as ::ffff:0:0/96 has it (RFC 4291, 2.5.5.2): the first 64 bits and the last.
struct shim_address {
  uint64_t high, low;
};

/// The addresses whose first bits are those of `address`.
struct shim_network {
  struct shim_address address;
  unsigned bits;  ///< 0 to 128
};

/// A request whose head and content have arrived.
struct shim_request {
  struct MHD_Connection *connection;           ///< where the answer is queued
  struct shim_bytes target;                    ///< the request-target as it came in
  struct shim_bytes fields[SHIM_FIELD_COUNT];  ///< the values; repeated ones joined by ", "
  size_t room;                                 ///< bytes that the head of the answer may take
  uint32_t worker;                             ///< the number of the thread, below the configured number of threads
  enum shim_method method;
  enum shim_refusal refusal;
  bool is_past_queueing;                       ///< the answer has to be written (`shim_response_write`), not queued
  struct shim_address peer;                    ///< the address at the other end of the connection; zeros where unknown
  void *suspension;                            ///< what `shim_suspend` was given; NULL where it was not called
};

/// The value of a field. Swift would copy all of them to get at one.
static inline struct shim_bytes shim_request_field(const struct shim_request *request, unsigned field) {
  return request->fields[field];
}

/// Queues the answer to a request; false where it cannot, which ends the connection. Called on the listener's threads.
typedef bool (*shim_handler)(void *context, const struct shim_request *request);

/// What the listener that a request came to was given as `context`.
void *shim_request_context(const struct shim_request *request);

/// The content of a request, all of it; no bytes where none is kept. Valid until the answer is queued, also while the
/// request is set aside.
struct shim_bytes shim_request_content(const struct shim_request *request);

/// The value of a field about content; repeated ones are joined by ", ". No bytes where it was not sent.
struct shim_bytes shim_request_content_field(const struct shim_request *request, unsigned field);

/// The bytes of content that are kept of a request whose head is known and whose method is neither GET nor HEAD nor
/// OPTIONS: zero where none is wanted, and what comes is thrown away. Called on the listener's threads.
typedef uint64_t (*shim_content_bound)(void *context, const struct shim_request *request);

/// Books memory for content: `size` more bytes, or fewer where it is negative. False where there is none. Called on the
/// listener's threads, and on any thread that ends a connection.
typedef bool (*shim_content_memory)(void *context, size_t from, size_t to);

/// Sets a request aside until `shim_resume`: its thread goes on with others, and no deadline counts. To be called from the
/// handler, which then returns true without an answer; it is called again once the request is resumed, with `suspension`
/// in it.
void shim_suspend(const struct shim_request *request, void *suspension);

/// Has the handler called again for a request that was set aside. Exactly once for each; on any thread.
void shim_resume(struct MHD_Connection *connection);

/// Whether the client of a request that is set aside has reset the connection or closed it both ways.
bool shim_is_gone(struct MHD_Connection *connection);

/// A request and its answer, once they are over.
struct shim_exchange {
  const struct shim_request *request;  ///< as it was judged; of a head that did not arrive whole, the target alone
  struct shim_bytes method, version;   ///< the words of the request line; NULL where the head did not arrive whole
  uint32_t status;                     ///< the status code; 0 where no answer was queued
  uint32_t label;                      ///< the label that the answer was queued with
  uint64_t size;                       ///< bytes of content in the answer
  uint64_t duration;                   ///< nanoseconds from the request line to the last byte handed to the system
  bool is_complete;                    ///< whether it came to that last byte
};

/// Told of each exchange, but for those that are cut off by `shim_listener_stop`. Called on the listener's threads; what it
/// is handed is gone afterwards.
typedef void (*shim_observer)(void *context, const struct shim_exchange *exchange);

/// The client's address as text; no bytes where the system does not tell it.
struct shim_bytes shim_exchange_peer(const struct shim_exchange *exchange);

/// How to listen.
struct shim_configuration {
  int socket;                 ///< a listening socket; stays the caller's
  unsigned threads;           ///< threads that answer, 1 or more
  unsigned connection_limit;  ///< connections that are served at a time
  unsigned surplus_limit;     ///< connections beyond that which are taken to be told 503
  unsigned lingering_limit;   ///< sockets that stay open a while after their connection; at most 256
  unsigned connections_per_address;  ///< of which those of one address; 0 for all
  const struct shim_network *uncounted;  ///< addresses that may have any number; copied
  size_t uncounted_count;
  unsigned idle_timeout;      ///< seconds without a byte until a connection is closed
  unsigned header_timeout;    ///< seconds that a head may take from its first byte to its last, and content after it
  size_t connection_memory;   ///< bytes for the head of a request and of its answer
  uint64_t maximum_content;   ///< bytes of request content that are read and thrown away
  shim_content_bound content_bound;    ///< NULL where no content is wanted of any request
  shim_content_memory content_memory;  ///< NULL where content is not booked
  bool tls;                   ///< whether to speak TLS, with the certificate of `shim_tls_show`
};

struct shim_listener;

/// Starts listening. NULL where libmicrohttpd cannot start; errno may say why. `context` has to live until
/// `shim_listener_stop` has returned. `observer` may be NULL.
struct shim_listener *shim_listener_start(const struct shim_configuration *configuration, shim_handler handler,
                                          shim_observer observer, void *context);

/// Stops accepting connections, which are refused from now on; those that are open go on. What the system has taken by
/// then is accepted first, which takes some milliseconds and a quarter of a second at most.
void shim_listener_quiesce(struct shim_listener *listener);

/// The number of requests that have begun to arrive and are not yet answered whole.
uint32_t shim_listener_requests_under_way(const struct shim_listener *listener);

/// How many connections are open.
uint32_t shim_listener_connections(const struct shim_listener *listener);

/// How many connections were ever accepted.
uint64_t shim_listener_accepted(const struct shim_listener *listener);

/// How many connections were refused for want of room.
uint64_t shim_listener_refused(const struct shim_listener *listener);

/// How many connections were cut off by a deadline.
uint64_t shim_listener_late(const struct shim_listener *listener);

/// Ends every thread and connection and frees the listener. Not to be called from the handler.
void shim_listener_stop(struct shim_listener *listener);

/// Makes an answer of bytes that live until `release(owner)` is called, once the last use is over.
struct MHD_Response *shim_response(const void *bytes, size_t size, MHD_ContentReaderFreeCallback release, void *owner);

/// Adds a field to an answer; false where name or value cannot be sent or memory is short.
bool shim_response_add_field(struct MHD_Response *response, const char *name, const char *value);

/// Queues an answer; false where the connection does not wait for one. `size` and `label` are for the observer.
bool shim_response_queue(struct MHD_Response *response, struct MHD_Connection *connection, unsigned status,
                         uint64_t size, uint32_t label);

/// Adds the fields of an answer to another, but for those of one name; false where memory is short.
bool shim_response_copy_fields(struct MHD_Response *response, struct MHD_Response *copy, const char *omitted);

/// Sends an answer past libmicrohttpd, where that takes none: in the middle of a head or of content, for a head that
/// leaves no memory, or to a connection that is one too many. What comes after it on the connection is not read as a
/// request; the connection has to be ended. Its fields are those of the response; Date, Content-Length and Connection are
/// added. What the system does not take at once is lost; false then.
bool shim_response_write(struct MHD_Response *response, struct MHD_Connection *connection, unsigned status,
                         struct shim_bytes content, uint32_t label);

#endif
