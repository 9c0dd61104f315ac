#ifndef C_PAGE_ASSETS_H
#define C_PAGE_ASSETS_H

#include <stddef.h>

/// A file that pages need beside the data, as it stood when the program was built.
struct page_asset {
  const char *name;           ///< the file's name, NUL-terminated: "site.css"
  const char *media_type;     ///< its media type with parameters, NUL-terminated
  const unsigned char *bytes; ///< its content; static storage, never freed
  size_t size;                ///< the number of bytes
};

/// The files compiled into the program, so that it needs none at run time. Static storage.
const struct page_asset *page_assets(void);

/// The number of files in `page_assets()`.
size_t page_asset_count(void);

#endif
