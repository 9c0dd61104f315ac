#ifndef C_EMBEDDED_MAP_H
#define C_EMBEDDED_MAP_H

#include <stddef.h>

/// The outlines of land as GeoJSON (Natural Earth 1:110m, public domain, simplified; no borders), as the file stood when
/// the program was built. Static storage.
const unsigned char *embedded_land(void);

/// The number of bytes at `embedded_land()`.
size_t embedded_land_size(void);

#endif
