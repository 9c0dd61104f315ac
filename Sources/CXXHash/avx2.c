#include "avx2.h"

// The program is built for any x86-64, which has registers of 16 bytes; this file alone is built for those with 32.
#ifdef HAS_AVX2
#include <immintrin.h>
#include <stdlib.h>
#include <string.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define XXH_VECTOR 2  // XXH_AVX2
#define XXH_INLINE_ALL
#include <xxhash.h>

void xxh3_128_avx2(const void *bytes, size_t count, unsigned long long digest[2]) {
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  digest[0] = hash.high64;
  digest[1] = hash.low64;
}
#pragma clang attribute pop
#endif
