#include "CBitSets.h"

#include <string.h>

// Each function is made three times where the processor decides: for any, for one that counts bits, and for one with
// wide registers that do so.
#if defined(__x86_64__)
#define WIDE __attribute__((target("avx2,popcnt,avx512f,avx512bw,avx512vl,avx512vpopcntdq")))
#define COUNTING __attribute__((target("avx2,popcnt")))
#define CHOOSE(call)                                                                        \
  do {                                                                                      \
    if (__builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512vl") &&  \
        __builtin_cpu_supports("avx512bw"))                                                 \
      return call(_wide);                                                                   \
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))                 \
      return call(_counting);                                                               \
    return call(_any);                                                                      \
  } while (0)
#else
#define CHOOSE(call) return call(_any)
#endif

static inline __attribute__((always_inline)) size_t count_of(const uint64_t *words, size_t count) {
  size_t sum = 0;
  for (size_t place = 0; place < count; place++) sum += (size_t)__builtin_popcountll(words[place]);
  return sum;
}

static inline __attribute__((always_inline)) size_t common_of(const uint64_t *words, const uint64_t *others,
                                                              size_t count) {
  size_t sum = 0;
  for (size_t place = 0; place < count; place++) sum += (size_t)__builtin_popcountll(words[place] & others[place]);
  return sum;
}

static inline __attribute__((always_inline)) size_t intersect_of(uint64_t *words, const uint64_t *set,
                                                                 const uint64_t *other, size_t count) {
  size_t sum = 0;
  for (size_t place = 0; place < count; place++) {
    uint64_t both = set[place] & other[place];
    words[place] = both;
    sum += (size_t)__builtin_popcountll(both);
  }
  return sum;
}

static inline __attribute__((always_inline)) size_t unite_of(uint64_t *words, const uint64_t *set,
                                                             const uint64_t *other, size_t count) {
  size_t sum = 0;
  // a place depends on the same place alone, so that writing over one of the two is as safe many places at a time
#pragma clang loop vectorize(assume_safety)
  for (size_t place = 0; place < count; place++) {
    uint64_t any = set[place] | other[place];
    words[place] = any;
    sum += (size_t)__builtin_popcountll(any);
  }
  return sum;
}

// Codes of 64 places become bytes of 0 or 1, which wide registers do, and eight of these a byte by one multiplication.
#define CODES(type)                                                                                   \
  static inline __attribute__((always_inline)) void codes_of_##type(uint64_t *restrict words,           \
                                                                    const type *restrict codes,         \
                                                                    size_t count, type first, type width) { \
    for (size_t start = 0; start < count; start += 64) {                                               \
      uint8_t flags[64] = {0};                                                                          \
      size_t size = count - start < 64 ? count - start : 64;                                            \
      for (size_t place = 0; place < size; place++)                                                     \
        flags[place] = (type)(codes[start + place] - first) < width;                                    \
      uint64_t word = 0;                                                                                \
      for (size_t byte = 0; byte < 8; byte++) {                                                         \
        uint64_t eight;                                                                                 \
        memcpy(&eight, flags + byte * 8, sizeof eight);                                                 \
        word |= (eight * 0x0102040810204080u >> 56) << (byte * 8);                                      \
      }                                                                                                 \
      words[start / 64] = word;                                                                         \
    }                                                                                                   \
  }
CODES(uint8_t)
CODES(uint16_t)
CODES(uint32_t)

static inline __attribute__((always_inline)) void codes_of(uint64_t *words, const void *codes, size_t size,
                                                           size_t count, uint32_t first, uint32_t width) {
  switch (size) {
    case 1: codes_of_uint8_t(words, codes, count, (uint8_t)first, (uint8_t)width); break;
    case 2: codes_of_uint16_t(words, codes, count, (uint16_t)first, (uint16_t)width); break;
    default: codes_of_uint32_t(words, codes, count, first, width); break;
  }
}

#define VARIANT(attribute, suffix)                                                                                 \
  attribute static size_t count##suffix(const uint64_t *words, size_t count) { return count_of(words, count); }    \
  attribute static size_t common##suffix(const uint64_t *words, const uint64_t *others, size_t count) {            \
    return common_of(words, others, count);                                                                        \
  }                                                                                                                \
  attribute static size_t intersect##suffix(uint64_t *words, const uint64_t *set, const uint64_t *other,           \
                                            size_t count) {                                                        \
    return intersect_of(words, set, other, count);                                                                 \
  }                                                                                                                \
  attribute static size_t unite##suffix(uint64_t *words, const uint64_t *set, const uint64_t *other,               \
                                        size_t count) {                                                            \
    return unite_of(words, set, other, count);                                                                     \
  }                                                                                                                \
  attribute static void codes##suffix(uint64_t *words, const void *codes, size_t size, size_t count,               \
                                      uint32_t first, uint32_t width) {                                            \
    codes_of(words, codes, size, count, first, width);                                                             \
  }

VARIANT(, _any)
#if defined(__x86_64__)
VARIANT(COUNTING, _counting)
VARIANT(WIDE, _wide)
#endif

#define CALL(suffix) count##suffix(words, count)
size_t bit_set_count(const uint64_t *words, size_t count) { CHOOSE(CALL); }
#undef CALL

#define CALL(suffix) common##suffix(words, others, count)
size_t bit_set_common(const uint64_t *words, const uint64_t *others, size_t count) { CHOOSE(CALL); }
#undef CALL

#define CALL(suffix) intersect##suffix(words, set, other, count)
size_t bit_set_intersect(uint64_t *words, const uint64_t *set, const uint64_t *other, size_t count) { CHOOSE(CALL); }
#undef CALL

#define CALL(suffix) unite##suffix(words, set, other, count)
size_t bit_set_unite(uint64_t *words, const uint64_t *set, const uint64_t *other, size_t count) { CHOOSE(CALL); }
#undef CALL

#define CALL(suffix) codes##suffix(words, codes, size, count, first, width)
void bit_set_of_codes(uint64_t *words, const void *codes, size_t size, size_t count, uint32_t first,
                      uint32_t width) {
  CHOOSE(CALL);
}
#undef CALL
