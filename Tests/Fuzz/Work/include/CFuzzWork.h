// Counts what code does, for the fuzz target `cost`: counted work is the same on every machine, at any load.
#ifndef CFUZZWORK_H
#define CFUZZWORK_H

#include <stdint.h>

/// What was done between two looks.
struct fuzz_work {
    /// Edges between basic blocks of Swift code, each time one was taken.
    uint64_t edges;
    /// Pieces of memory allocated, freed ones among them.
    uint64_t allocations;
    /// Bytes of these.
    uint64_t allocated;
};

/// What has been done since the process began. Begins to count allocations with the first call.
struct fuzz_work fuzz_work_so_far(void);

/// Tells libFuzzer how much an input costs, in hundredths of what it may: an input that costs more than every other so
/// far is as interesting to it as one that reaches new code.
void fuzz_work_note_share(uint64_t hundredths);

#endif
