#pragma once
#include "bm25_layout.h"
#include "bm25_top.h"
#include "bm25_window.h"

// What the parts of a search share: bm25_search.c says which windows and terms are looked at, bm25_candidates.c what becomes
// of the passages that are found there, bm25_sparse.c and bm25_walk.c find them in other ways.

/// Bounds are widened by this much, far more than the rounding of the few operations that make them.
#define ROUNDED_UP (1.0 + 1e-9)
#define ROUNDED_DOWN (1.0 - 1e-9)

typedef struct {
    const winnow_postings *postings;
    /// The upper bound of a posting is impact * scale / 256 + 1.
    uint32_t scale;
    /// Of a list: its parts, where each window's postings start, and their greatest impacts.
    winnow_list list;
    const uint32_t *starts;
    const uint8_t *maxima;
} winnow_term_state;

typedef struct winnow_walk winnow_walk;

/// A term's postings in one window, as they lie: passages and impacts apart, or (`joined`) passage << 8 | impact; with
/// a bitmap of passages, or with the impacts of all.
typedef struct {
    const uint8_t *ids, *impacts;
    uint32_t count;
    int kind, joined;
} winnow_stretch;

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
    /// Of the window that is searched: the terms that have postings in it, rising.
    uint32_t *present;
    uint32_t present_count;
    /// In so many windows in a row next to nothing could be left out, and so many more are scored whole.
    uint32_t streak, futile;
    /// Memory of `winnow_score_walking`, made when it is first called.
    winnow_walk *walk;
} winnow_searching;

/// The postings of a term in one window: of a windowed layout as they lie, of a list as a window of few.
winnow_stretch winnow_stretch_of(const winnow_searching *s, uint32_t term, uint32_t window);

/// Scores the window's passages in `found` exactly, term by term: one walk through the postings of the window, in place
/// of a look-up of every passage in every term. Returns 0 when there is no memory.
int winnow_score_walking(winnow_searching *s, uint32_t window, uint32_t found);

/// The same for every passage of the window that may be found (those in `allowed`; NULL for all).
int winnow_score_whole(winnow_searching *s, uint32_t window, const uint8_t *allowed);

/// More postings of essential terms than this in a window, and the whole window is looked through.
enum { WINNOW_SPARSE_TOTAL = 192 };

/// Adds the essential terms of a window that has few of their postings, without a look at the rest of the window. Writes
/// the passages whose sums are above `least`, rising, to `found`, their sums to `sums`; sums of others are undefined.
uint32_t winnow_collect_sparse(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count,
                               int32_t least, const uint8_t *allowed);

/// How many postings these terms have in the window, or more than WINNOW_SPARSE_TOTAL when any is no list of passages
/// there.
uint32_t winnow_sparse_total(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count);

static inline winnow_window winnow_term_window(const winnow_searching *s, uint32_t term, uint32_t window) {
    const winnow_postings *p = s->states[term].postings;
    if (p->windowed) return winnow_window_at(p, s->segment->passages, window);
    return (winnow_window){0};
}

/// The largest sum of floored shares that cannot reach the threshold: true score * unit < threshold * unit. Below 0
/// when every passage can.
int32_t winnow_search_limit(const winnow_searching *s);

/// Adds the shares of all the term's postings in the window to the sums.
void winnow_accumulate(const winnow_searching *s, uint32_t term, uint32_t window);

/// Adds a non-essential term to the `n` candidates that can still reach `limit` with what `rest` more terms may bring:
/// one by one when they are few, else as if it were essential. Returns how many candidates there are left.
uint32_t winnow_complete(const winnow_searching *s, uint32_t term, uint32_t window, uint32_t n, int32_t limit,
                         uint32_t rest);

/// When a window alone has k passages, the k-th of their sums bounds the k-th best score from below: every share is
/// less than scale/256 + 1 above what the passage truly has of it.
void winnow_raise_threshold(winnow_searching *s, uint32_t found);

/// How many postings the window has; no more are counted than tell that there are `enough`.
uint64_t winnow_count_postings(const winnow_searching *s, uint32_t window, uint64_t enough);

/// Scores the window's passages in `found` exactly. Returns 0 when there is no memory.
int winnow_score_found(winnow_searching *s, uint32_t window, uint32_t found);
