#pragma once

// The header holds the whole algorithm, so that nothing has to be linked or installed beside the program.
#define XXH_INLINE_ALL
#include <xxhash.h>

// Swift does not see a function that returns a structure by a macro's renamed type.
static inline void shim_xxh3_128(const void *bytes, size_t count, unsigned long long digest[2]) {
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  digest[0] = hash.high64;
  digest[1] = hash.low64;
}

// For tables in memory, not for what leaves the process. `seed` joins a part to the parts before it.
static inline unsigned long long shim_xxh3_64(const void *bytes, size_t count, unsigned long long seed) {
  return XXH3_64bits_withSeed(bytes, count, seed);
}
