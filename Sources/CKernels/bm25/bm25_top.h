#pragma once
#include "bm25.h"

struct winnow_top {
    uint32_t k;
    /// No passage below this can be among the k best.
    double threshold;
    /// The k best scores so far, the least first.
    double *heap;
    size_t heap_count, heap_capacity;
    winnow_candidate *list;
    size_t count, capacity;
};

/// Takes a scored passage into account. Returns 0 when there is no memory.
int winnow_top_offer(winnow_top *top, double score, uint32_t segment, uint32_t doc);
