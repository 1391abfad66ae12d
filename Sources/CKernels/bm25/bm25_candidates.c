#include <math.h>

#include "bm25_search.h"

#pragma STDC FP_CONTRACT OFF

// What becomes of the passages that are found in a window: terms are added to those that may still be among the best,
// and what remains is scored exactly.

/// So few candidates are looked up one by one.
enum { FEW_CANDIDATES = 8 };

/// Walking begins to pay at so many look-ups, of which each costs as much as so many postings that are passed by.
enum { FEW_LOOKUPS = 256, WALK_GAIN = 4 };

typedef winnow_term_state term_state;
typedef winnow_searching search;

static uint32_t impact_in(const search *s, uint32_t term, uint32_t window, uint32_t doc) {
    const term_state *state = &s->states[term];
    if (state->postings->windowed) return winnow_window_impact(winnow_term_window(s, term, window), doc);
    uint32_t low = state->starts[window], high = state->starts[window + 1];
    const uint32_t end = high;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (winnow_list_id(state->list, middle) < doc) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < end && winnow_list_id(state->list, low) == doc ? winnow_list_impact(state->list, low) : 0;
}

/// The exact score: the same sum, in the same order, as the exhaustive twin's.
static double exact_score(const search *s, uint32_t window, uint32_t doc) {
    const uint32_t number = window * WINNOW_WINDOW + doc;
    const uint32_t length = s->segment->lengths[number];
    double score = 0;
    for (uint32_t at = 0; at < s->present_count; at++) {
        const uint32_t i = s->present[at];
        const uint32_t impact = impact_in(s, i, window, doc);
        if (impact == 0) continue;
        const uint32_t tf = winnow_postings_frequency(&s->terms[i], number, impact, length, s->segment->baked);
        score += s->terms[i].weight * winnow_saturate(tf, length, s->segment->current);
    }
    return score;
}

int32_t winnow_search_limit(const search *s) {
    const double threshold = s->top->threshold;
    if (!(threshold > 0)) return -1;
    const double least = floor(threshold * s->unit * ROUNDED_DOWN) - 1.0 - s->count;
    return least < 0 ? -1 : least > 32767 ? 32767 : (int32_t)least;
}

void winnow_accumulate(const search *s, uint32_t term, uint32_t window) {
    const term_state *state = &s->states[term];
    if (state->postings->windowed) {
        const winnow_window w = winnow_term_window(s, term, window);
        if (w.kind == WINNOW_DENSE) {
            s->kernels->add_dense(s->sums, w.impacts, state->scale);
        } else if (w.kind == WINNOW_BITS) {
            s->kernels->add_bits(s->sums, w.ids, w.impacts, w.count, state->scale);
        } else {
            s->kernels->add_sparse(s->sums, w.ids, w.impacts, w.count, state->scale);
        }
        return;
    }
    for (uint32_t i = state->starts[window]; i < state->starts[window + 1]; i++) {
        const uint32_t share = winnow_list_impact(state->list, i) * state->scale >> 8;
        s->sums[winnow_list_id(state->list, i)] += (uint16_t)share;
    }
}

/// Drops candidates that cannot reach `limit` with what `rest` more terms may bring.
static uint32_t keep_reachable(const search *s, uint32_t n, int32_t limit, uint32_t rest) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint16_t doc = s->found[i];
        s->found[kept] = doc;
        kept += (int32_t)(s->sums[doc] + rest) > limit;
    }
    return kept;
}

/// Adds a term's shares to the candidates, walking through both in step: candidates rise.
static void add_to_found(const search *s, winnow_window w, uint32_t n, uint32_t scale) {
    uint32_t at = 0, word = 0, rank = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t doc = s->found[i];
        uint32_t impact = 0;
        if (w.kind == WINNOW_DENSE) {
            impact = w.impacts[doc];
        } else if (w.kind == WINNOW_BITS) {
            for (; word < doc >> 6; word++) rank += (uint32_t)__builtin_popcountll(winnow_load64(w.ids + 8 * word));
            const uint64_t bits = winnow_load64(w.ids + 8 * word);
            const uint64_t below = bits & ((1ull << (doc & 63)) - 1);
            if (bits >> (doc & 63) & 1) impact = w.impacts[rank + (uint32_t)__builtin_popcountll(below)];
        } else {
            while (at < w.count && winnow_load16(w.ids + 2 * at) < doc) at++;
            if (at < w.count && winnow_load16(w.ids + 2 * at) == doc) impact = w.impacts[at];
        }
        s->sums[doc] += (uint16_t)(impact * scale >> 8);
    }
}

uint32_t winnow_complete(const search *s, uint32_t term, uint32_t window, uint32_t n, int32_t limit, uint32_t rest) {
    const term_state *state = &s->states[term];
    n = keep_reachable(s, n, limit, rest);
    if (!state->postings->windowed) {
        if (n > FEW_CANDIDATES) {
            winnow_accumulate(s, term, window);
        } else {
            for (uint32_t i = 0; i < n; i++) {
                const uint32_t doc = s->found[i];
                s->sums[doc] += (uint16_t)(impact_in(s, term, window, doc) * state->scale >> 8);
            }
        }
        return n;
    }
    const winnow_window w = winnow_term_window(s, term, window);
    // A dense window is added 16 passages at a time, others one by one.
    const uint32_t cost = w.kind == WINNOW_DENSE ? WINNOW_WINDOW / 16 : w.count;
    if (n > cost / 2) {
        winnow_accumulate(s, term, window);
    } else if (w.kind == WINNOW_SPARSE && n <= FEW_CANDIDATES) {
        for (uint32_t i = 0; i < n; i++) {
            const uint32_t doc = s->found[i];
            s->sums[doc] += (uint16_t)(winnow_window_impact(w, doc) * state->scale >> 8);
        }
    } else {
        add_to_found(s, w, n, state->scale);
    }
    return n;
}

/// The `k`-th greatest of `n` values, 1 <= k <= n. Reorders them.
static uint16_t kth_greatest(uint16_t *values, uint32_t n, uint32_t k) {
    uint32_t low = 0, high = n - 1;
    while (low < high) {
        const uint16_t pivot = values[low + (high - low) / 2];
        int64_t i = (int64_t)low - 1, j = (int64_t)high + 1;
        for (;;) {
            do i++; while (values[i] > pivot);
            do j--; while (values[j] < pivot);
            if (i >= j) break;
            const uint16_t value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
        if (k - 1 <= (uint32_t)j) {
            high = (uint32_t)j;
        } else {
            low = (uint32_t)j + 1;
        }
    }
    return values[k - 1];
}

void winnow_raise_threshold(search *s, uint32_t found) {
    const uint32_t k = s->top->k;
    if (found < k) return;
    for (uint32_t i = 0; i < found; i++) s->values[i] = s->sums[s->found[i]];
    const double kth = kth_greatest(s->values, found, k);
    const double score = (kth - s->slack) / s->unit * s->lowering;
    if (score > 0) winnow_top_raise(s->top, score);
}

uint64_t winnow_count_postings(const search *s, uint32_t window, uint64_t enough) {
    uint64_t postings = 0;
    for (uint32_t i = 0; i < s->present_count && postings < enough; i++) {
        postings += winnow_stretch_of(s, s->present[i], window).count;
    }
    return postings;
}

/// Whether one walk through all postings of the window costs less than a look-up of every found passage in every term.
static int is_walk_cheaper(const search *s, uint32_t window, uint32_t found) {
    const uint64_t lookups = (uint64_t)found * s->present_count;
    return lookups > FEW_LOOKUPS && winnow_count_postings(s, window, lookups * WALK_GAIN) < lookups * WALK_GAIN;
}

int winnow_score_found(search *s, uint32_t window, uint32_t found) {
    if (is_walk_cheaper(s, window, found)) return winnow_score_walking(s, window, found);
    const uint32_t left = s->segment->passages - window * WINNOW_WINDOW;
    double seen = s->top->threshold;
    int32_t limit = winnow_search_limit(s);
    for (uint32_t i = 0; i < found; i++) {
        const uint32_t doc = s->found[i];
        if (doc >= left || (int32_t)s->sums[doc] <= limit) continue;
        const double score = exact_score(s, window, doc);
        if (score <= 0) continue;
        if (!winnow_top_offer(s->top, score, s->segment->number, window * WINNOW_WINDOW + doc)) return 0;
        if (s->top->threshold != seen) {
            seen = s->top->threshold;
            limit = winnow_search_limit(s);
        }
    }
    return 1;
}
