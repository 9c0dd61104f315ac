#ifndef SHIM_FIELDS_H
#define SHIM_FIELDS_H

#include "CMicroHTTPDShim.h"

struct connection;

// Fields are read one by one as libmicrohttpd finds them, before their head is whole.

/// What was seen of the fields of a request. Pointers lie in the connection's memory.
struct fields {
  const char *first;          ///< the name of the first field of the head; NULL before there is one
  const char *first_trailer;  ///< that of the first trailer field
  const char *end;            ///< where the value of the last one ends
  const char *head_end;       ///< where the head ends, once it is whole
  unsigned hosts, lengths, codings;
  unsigned kept;              ///< of which libmicrohttpd keeps a record
  struct shim_bytes length, coding;
  enum shim_refusal refusal;  ///< the first fault
  bool expects_other;         ///< whether an expectation other than 100-continue was sent
};

/// Reads and judges a field of the head.
///
/// @return whether libmicrohttpd has to know it: framing, expectations and the end of the connection are its part
bool fields_read(struct connection *state, const char *name, size_t name_size, const char *value, size_t value_size);

/// Judges a trailer field.
void fields_read_trailer(struct connection *state, const char *name, size_t name_size, const char *value,
                         size_t value_size);

/// Judges what lies between two lines, or behind the last: `ends` ends of lines (RFC 9112, 2.2 and 5.2).
void fields_judge_gap(struct connection *state, const char *start, const char *end, size_t ends);

/// Frees the values of repeated fields.
void fields_forget(struct connection *state);

#endif
