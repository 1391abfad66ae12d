#pragma once
#include "bm25_layout.h"
#include "bm25_top.h"
#include "bm25_window.h"

// What the parts of a search share (bm25_search.c, bm25_sparse.c).

typedef struct {
    const winnow_postings *postings;
    /// The upper bound of a posting is impact * scale / 256 + 1.
    uint32_t scale;
    /// Of a list: its parts, where each window's postings start, and their greatest impacts.
    winnow_list list;
    const uint32_t *starts;
    const uint8_t *maxima;
} winnow_term_state;

typedef struct {
    winnow_top *top;
    const winnow_segment *segment;
    const winnow_postings *terms;
    winnow_term_state *states;
    uint32_t count, windows;
    /// Upper bounds are true scores times this, at least.
    double unit;
    uint16_t *bounds;
    uint16_t *sums;
    uint16_t *found;
    uint16_t *values;
    /// How far a sum may be above what its passage truly has, and what scores may have shrunk to since.
    double slack, lowering;
    int shares_are_positive;
    const winnow_window_kernels *kernels;
} winnow_searching;

/// More postings of essential terms than this in a window, and the whole window is looked through.
enum { WINNOW_SPARSE_TOTAL = 192 };

/// Adds the essential terms of a window that has few of their postings, without a look at the rest of the window. Writes
/// the passages whose sums are above `least`, rising, to `found`, their sums to `sums`; sums of others are undefined.
uint32_t winnow_collect_sparse(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count,
                               int32_t least, const uint8_t *allowed);

/// How many postings these terms have in the window, or more than WINNOW_SPARSE_TOTAL when any is no list of passages
/// there.
uint32_t winnow_sparse_total(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count);
