#ifndef C_XXHASH_H
#define C_XXHASH_H

// xxHash's header holds the whole algorithm, so that nothing has to be linked or installed beside the program.
#define XXH_INLINE_ALL
#include <xxhash.h>

/// XXH3 with 128 bits: the same on every machine, taken with the widest registers that this one has.
void shim_xxh3_128(const void *bytes, size_t count, unsigned long long digest[2]);

/// XXH3 with 64 bits, for tables in memory, not for what leaves the process. `seed` joins a part to the parts before it.
static inline unsigned long long shim_xxh3_64(const void *bytes, size_t count, unsigned long long seed) {
  return XXH3_64bits_withSeed(bytes, count, seed);
}

#endif
