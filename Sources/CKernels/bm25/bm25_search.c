#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bm25_search.h"

#pragma STDC FP_CONTRACT OFF

// Windowed block-max MaxScore. Scores are bounded from above in 16-bit integers: a posting's share is
// impact * scale / 256 rounded down, so a sum of n of them is at most n too small. Windows are visited by falling
// bound; in a window the terms that together cannot reach the threshold are only looked up in what the others found.
// What may reach the threshold is scored exactly, at once, so that the threshold is the k-th best exact score.

enum { MAX_WINDOWS = WINNOW_SEGMENT_LIMIT / WINNOW_WINDOW, SPARSE_FILTER = 32 };

/// Beyond so many terms their bounds have few bits left, and nothing can be skipped anyway.
enum { MOST_TERMS = 3000 };

/// Of more terms than this, bounds may be so loose that they leave out next to nothing of a window; then at most so many
/// windows are scored whole without a try.
enum { FEW_TERMS = 24, MOST_FUTILE = 8 };

/// A bound is kept below this, so that sums fit signed 16 bits.
static const double LARGEST_SUM = 32000;

typedef winnow_term_state term_state;
typedef winnow_searching search;

/// How much larger a saturation may be now than when the segment was written: tf/(tf + K) grows when the average
/// length has grown. The quotient is farthest from 1 for tf = 1 and the longest passage, and never farther than the
/// quotient of the averages.
static double quotient(const winnow_segment *s) {
    const double now = s->current.k1 * (1.0 - s->current.b + s->current.b * s->longest / s->current.average);
    const double then = s->baked.k1 * (1.0 - s->baked.b + s->baked.b * s->longest / s->baked.average);
    return (1.0 + then) / (1.0 + now);
}

/// The greatest and the smallest quotient of any posting: some may not have changed.
static double growth(const winnow_segment *s) { return fmax(quotient(s), 1.0) * ROUNDED_UP; }
static double shrinkage(const winnow_segment *s) { return fmin(quotient(s), 1.0) * ROUNDED_DOWN; }

double winnow_kth_score(const winnow_segment *segment, double weight, uint32_t impact) {
    if (impact < 2) return 0;
    return weight * shrinkage(segment) * ((double)(impact - 1) / 255.0) * ROUNDED_DOWN;
}

static uint32_t max_of(const search *s, uint32_t term, uint32_t window) {
    const term_state *state = &s->states[term];
    return state->postings->windowed ? state->postings->bytes[window] : state->maxima[window];
}

/// What one posting of the term can add in this window.
static uint32_t bound_of(const search *s, uint32_t term, uint32_t window) {
    const uint32_t max = max_of(s, term, window);
    return max == 0 ? 0 : (max * s->states[term].scale >> 8) + 1;
}

/// Notes the terms that have postings in the window.
static void list_present(search *s, uint32_t window) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        s->present[n] = i;
        n += max_of(s, i, window) > 0;
    }
    s->present_count = n;
}

/// Orders the terms of the window by rising bound. Returns how many there are.
static uint32_t order_terms(const search *s, uint32_t window, uint32_t *order, uint32_t *bounds) {
    const uint32_t n = s->present_count;
    for (uint32_t i = 0; i < n; i++) bounds[i] = bound_of(s, s->present[i], window) << 16 | i;
    // By bound, then by place. Shell sort (gaps of Ciura): few terms are sorted as by insertion.
    static const uint32_t gaps[] = {3937, 1750, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++) {
        const uint32_t gap = gaps[g];
        for (uint32_t i = gap; i < n; i++) {
            const uint32_t moving = bounds[i];
            uint32_t at = i;
            for (; at >= gap && bounds[at - gap] > moving; at -= gap) bounds[at] = bounds[at - gap];
            bounds[at] = moving;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        order[i] = s->present[bounds[i] & 0xFFFF];
        bounds[i] >>= 16;
    }
    return n;
}

/// Whether so many found passages are at least half of those that have any posting.
static int is_futile(const search *s, uint32_t window, uint32_t found) {
    return found > WINNOW_WINDOW / 2 || winnow_count_postings(s, window, 2 * found) < 2 * found;
}

static uint32_t count_allowed(const uint8_t *allowed) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < WINNOW_WINDOW / 8; i += 8) {
        uint64_t bits;
        memcpy(&bits, allowed + i, 8);
        count += (uint32_t)__builtin_popcountll(bits);
    }
    return count;
}

/// Where hardly anything may be found, each passage is looked up by itself.
static int score_allowed(search *s, uint32_t window, const uint8_t *allowed) {
    uint32_t found = 0;
    for (uint32_t doc = 0; doc < WINNOW_WINDOW; doc++) {
        if (!(allowed[doc >> 3] >> (doc & 7) & 1)) continue;
        s->found[found++] = (uint16_t)doc;
        s->sums[doc] = 32767;
    }
    return winnow_score_found(s, window, found);
}

/// Scores what may be among the best of one window. Returns 0 when there is no memory.
static int search_window(search *s, uint32_t window, uint32_t *order, uint32_t *bounds) {
    const uint8_t *allowed = s->segment->allowed;
    list_present(s, window);
    if (allowed) {
        allowed += window * (WINNOW_WINDOW / 8);
        const uint32_t count = count_allowed(allowed);
        if (count == 0) return 1;
        if (count <= SPARSE_FILTER) return score_allowed(s, window, allowed);
    }
    const int32_t limit = winnow_search_limit(s);
    if (s->present_count > FEW_TERMS && (limit < 0 || s->futile > 0)) {
        if (s->futile > 0) s->futile--;
        return winnow_score_whole(s, window, allowed);
    }
    const uint32_t n = order_terms(s, window, order, bounds);
    uint32_t rest = 0, essential = 0;
    while (essential < n && (int32_t)(rest + bounds[essential]) <= limit) rest += bounds[essential++];
    if (essential == n) return 1;
    int32_t least = limit - (int32_t)rest;
    // Without a threshold every passage with a posting counts, also one whose share was rounded down to nothing.
    if (least < 0 && s->shares_are_positive) least = 0;
    uint32_t found;
    if (winnow_sparse_total(s, window, order + essential, n - essential) <= WINNOW_SPARSE_TOTAL) {
        found = winnow_collect_sparse(s, window, order + essential, n - essential, least, allowed);
    } else {
        memset(s->sums, 0, WINNOW_WINDOW * sizeof *s->sums);
        for (uint32_t i = essential; i < n; i++) winnow_accumulate(s, order[i], window);
        found = s->kernels->select(s->sums, least, allowed, s->found);
    }
    for (uint32_t i = essential; i > 0 && found > 0; i--) {
        found = winnow_complete(s, order[i - 1], window, found, limit, rest);
        rest -= bounds[i - 1];
    }
    winnow_raise_threshold(s, found);
    // Each time in a row that hardly anything could be left out, more windows pass before that is tried again.
    s->streak = n > FEW_TERMS && is_futile(s, window, found) ? s->streak + 1 : 0;
    s->futile = s->streak < 2 ? 0 : s->streak < MOST_FUTILE ? s->streak : MOST_FUTILE;
    return winnow_score_found(s, window, found);
}

/// The windows whose bounds are above `limit`, by falling bound (but for differences below a two-hundredth of the
/// largest sum). Returns how many.
static uint32_t order_windows(const search *s, int32_t limit, uint8_t *visits) {
    // Counted from behind: the highest bounds come first.
    uint32_t places[258] = {0};
    for (uint32_t w = 0; w < s->windows; w++) {
        if ((int32_t)s->bounds[w] > limit) places[257 - (s->bounds[w] >> 7)]++;
    }
    for (uint32_t i = 1; i < 258; i++) places[i] += places[i - 1];
    for (uint32_t w = 0; w < s->windows; w++) {
        if ((int32_t)s->bounds[w] > limit) visits[places[256 - (s->bounds[w] >> 7)]++] = (uint8_t)w;
    }
    return places[257];
}

static int run(search *s) {
    uint8_t visits[MAX_WINDOWS];
    uint32_t *order = malloc(3 * s->count * sizeof *order);
    if (!order) return 0;
    s->present = order + 2 * s->count;
    memset(s->bounds, 0, winnow_padded(s->windows) * sizeof *s->bounds);
    for (uint32_t i = 0; i < s->count; i++) {
        const term_state *state = &s->states[i];
        s->kernels->add_bounds(s->bounds, state->postings->windowed ? state->postings->bytes : state->maxima,
                               winnow_padded(s->windows), state->scale);
    }
    const uint32_t count = order_windows(s, winnow_search_limit(s), visits);
    int done = 1;
    for (uint32_t i = 0; i < count && done; i++) {
        if ((int32_t)s->bounds[visits[i]] <= winnow_search_limit(s)) continue;
        done = search_window(s, visits[i], order, order + s->count);
    }
    free(order);
    return done;
}

/// All memory of a search in one piece; lists that come without their index get one.
static int allocate(search *s, char **memory) {
    const size_t windows = winnow_padded(s->windows);
    const size_t index = (winnow_list_index_size(s->segment->passages) + 63) & ~(size_t)63;
    size_t lists = 0;
    for (uint32_t i = 0; i < s->count; i++) lists += !s->terms[i].windowed && !s->terms[i].index;
    const size_t states = (s->count * sizeof(term_state) + 63) & ~(size_t)63;
    char *next = malloc(lists * index + states + windows * 2 + 3 * WINNOW_WINDOW * 2 + 64);
    *memory = next;
    if (!next) return 0;
    next = (char *)(((uintptr_t)next + 63) & ~(uintptr_t)63);
    s->sums = (uint16_t *)next, next += WINNOW_WINDOW * 2;
    s->found = (uint16_t *)next, next += WINNOW_WINDOW * 2;
    s->values = (uint16_t *)next, next += WINNOW_WINDOW * 2;
    s->bounds = (uint16_t *)next, next += windows * 2;
    s->states = (term_state *)next, next += states;
    for (uint32_t i = 0; i < s->count; i++) {
        const winnow_postings *p = &s->terms[i];
        if (p->windowed) continue;
        const uint8_t *known = p->index;
        if (!known) {
            winnow_list_index(p, s->segment->passages, (uint8_t *)next);
            known = (uint8_t *)next, next += index;
        }
        s->states[i].list = winnow_list_of(p, s->segment->passages);
        s->states[i].maxima = known;
        s->states[i].starts = (const uint32_t *)(known + windows);
    }
    return 1;
}

int32_t winnow_search(winnow_top *top, const winnow_segment *segment, const winnow_postings *terms, uint32_t count) {
    if (count > MOST_TERMS) return winnow_search_exhaustive(top, segment, terms, count);
    search s = {.top = top, .segment = segment, .terms = terms, .count = count};
    s.windows = winnow_window_count(segment->passages);
    s.kernels = segment->portable ? &winnow_window_portable : winnow_window_kernels_best();
    char *memory;
    if (!allocate(&s, &memory)) return 0;
    const double grown = growth(segment);
    double sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += terms[i].weight * grown;
    s.unit = (LARGEST_SUM - 2.0 * count) / sum;
    s.lowering = shrinkage(segment) / grown * ROUNDED_DOWN;
    s.shares_are_positive = 1;
    for (uint32_t i = 0; i < count; i++) {
        // impact/255 * weight * unit = impact * scale / 256
        s.states[i].postings = &terms[i];
        s.states[i].scale = (uint32_t)ceil(terms[i].weight * grown * s.unit * (256.0 / 255.0) * ROUNDED_UP);
        s.slack += s.states[i].scale / 256.0 + 1;
        if (s.states[i].scale < 256) s.shares_are_positive = 0;
    }
    const int done = run(&s);
    free(s.walk);
    free(memory);
    return done;
}
