#ifndef C_BIT_SETS_H
#define C_BIT_SETS_H

#include <stddef.h>
#include <stdint.h>

// Sets of small numbers, a bit for each, 64 in a word, taken with the widest registers that the machine has.

/// How many bits are set.
size_t bit_set_count(const uint64_t *words, size_t count);

/// How many bits both have set.
size_t bit_set_common(const uint64_t *words, const uint64_t *others, size_t count);

/// Sets the bits that two sets have, and no other; gives how many these are.
size_t bit_set_intersect(uint64_t *words, const uint64_t *set, const uint64_t *other, size_t count);

/// Sets the bits that one of two sets has, and no other; gives how many these are. `words` may be one of the two.
size_t bit_set_unite(uint64_t *words, const uint64_t *set, const uint64_t *other, size_t count);

/// Sets the bit of each place whose code is at least `first` and less than `first + width`, and no other. Codes take
/// `size` bytes each: 1, 2 or 4. `words` has room for a bit of each place.
void bit_set_of_codes(uint64_t *words, const void *codes, size_t size, size_t count, uint32_t first, uint32_t width);

#endif
