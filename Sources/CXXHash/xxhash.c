#include "CXXHash.h"

#include "avx2.h"

void shim_xxh3_128(const void *bytes, size_t count, unsigned long long digest[2]) {
#ifdef HAS_AVX2
  // short content is hashed without wide registers anyway
  if (count > 240 && __builtin_cpu_supports("avx2")) {
    xxh3_128_avx2(bytes, count, digest);
    return;
  }
#endif
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  digest[0] = hash.high64;
  digest[1] = hash.low64;
}
