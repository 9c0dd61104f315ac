#ifndef RECORDED_ANSWER_H
#define RECORDED_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

// An answer as it came over the wire, read from a file: a head, an empty line, a body. Texts point into `bytes`.
struct recorded_answer {
  char *bytes;
  unsigned status;
  size_t field_count;
  struct recorded_field {
    const char *name;
    const char *value;
  } fields[64];
  const char *body;
  size_t body_size;
};

// Reads a file; false where it cannot be read or holds no answer. The bytes are never freed: they serve until the end.
bool recorded_answer_read(struct recorded_answer *answer, const char *path);

#endif
