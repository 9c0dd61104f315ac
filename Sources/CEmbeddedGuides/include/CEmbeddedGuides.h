#ifndef C_EMBEDDED_GUIDES_H
#define C_EMBEDDED_GUIDES_H

#include <stddef.h>

/// A guide of docs/guides, as it stood when the program was built.
struct embedded_guide {
  const char *name;           ///< the file's name without its ending, NUL-terminated: "first-steps"
  const unsigned char *bytes; ///< Markdown in UTF-8; static storage, never freed
  size_t size;                ///< the number of bytes
};

/// The guides in the order they are read in. Static storage.
const struct embedded_guide *embedded_guides(void);

/// The number of guides in `embedded_guides()`.
size_t embedded_guide_count(void);

#endif
