#ifndef AVX2_H
#define AVX2_H

#include <stddef.h>

#ifdef __x86_64__
#define HAS_AVX2
/// XXH3 with 128 bits on a processor with AVX2.
void xxh3_128_avx2(const void *bytes, size_t count, unsigned long long digest[2]);
#endif

#endif
