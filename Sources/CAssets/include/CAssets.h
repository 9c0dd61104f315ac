#ifndef C_ASSETS_H
#define C_ASSETS_H

#include <stddef.h>

/// A file as it stood when the program was built.
struct asset {
  const char *name;           ///< folder and name, NUL-terminated: "seed/institutions.json"
  const unsigned char *bytes; ///< its content; static storage, never freed
  size_t size;                ///< the number of bytes
};

/// The files compiled into the program, so that it needs none at run time; those of a folder in the order that they are
/// used in. Static storage.
const struct asset *assets(void);

/// The number of files in `assets()`.
size_t asset_count(void);

#endif
