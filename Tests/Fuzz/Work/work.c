#include "CFuzzWork.h"

#include <sanitizer/allocator_interface.h>
#include <stdbool.h>
#include <stddef.h>

static struct fuzz_work work;

// What libFuzzer reads beside its own counters: a byte that differs from zero for the first time is a new feature.
__attribute__((section("__libfuzzer_extra_counters"), used, retain)) static uint8_t shares[1024];

// Called at each edge by what is compiled with -sanitizer-coverage-trace-pc, in place of libFuzzer's function, which only
// says that it is no longer supported (--wrap of the linker). One thread alone runs such code here.
__attribute__((no_sanitize("coverage", "address"))) void __wrap___sanitizer_cov_trace_pc(void) { work.edges++; }

__attribute__((no_sanitize("coverage", "address"))) static void note_allocation(const volatile void *place, size_t size) {
    (void)place;
    work.allocations++;
    work.allocated += size;
}

__attribute__((no_sanitize("coverage", "address"))) static void note_freeing(const volatile void *place) { (void)place; }

struct fuzz_work fuzz_work_so_far(void) {
    static bool is_counting;
    if (!is_counting) is_counting = __sanitizer_install_malloc_and_free_hooks(note_allocation, note_freeing) > 0;
    return work;
}

void fuzz_work_note_share(uint64_t hundredths) {
    size_t last = sizeof shares - 1;
    shares[hundredths < last ? hundredths : last] = 1;
}
