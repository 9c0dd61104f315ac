#ifndef C_EMBEDDED_SEED_H
#define C_EMBEDDED_SEED_H

#include <stddef.h>

/// One file of the Seed as it stood when the program was built.
struct embedded_seed_file {
  const char *name;           ///< the file's name, NUL-terminated: "institutions.json"
  const unsigned char *bytes; ///< its content; static storage, never freed
  size_t size;                ///< the number of bytes
};

/// The Seed compiled into the program, so that it needs no file at run time. Static storage.
const struct embedded_seed_file *embedded_seed_files(void);

/// The number of files in `embedded_seed_files()`.
size_t embedded_seed_file_count(void);

#endif
