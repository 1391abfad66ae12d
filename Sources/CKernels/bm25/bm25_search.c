#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bm25_search.h"

#pragma STDC FP_CONTRACT OFF

// Windowed block-max MaxScore. Scores are bounded from above in 16-bit integers: a posting's share is
// impact * scale / 256 rounded down, so a sum of n of them is at most n too small. Windows are visited by falling
// bound; in a window the terms that together cannot reach the threshold are only looked up in what the others found.
// What may reach the threshold is scored exactly, at once, so that the threshold is the k-th best exact score.

enum { MAX_WINDOWS = WINNOW_SEGMENT_LIMIT / WINNOW_WINDOW, SPARSE_FILTER = 32, FEW_CANDIDATES = 8 };

/// Beyond so many terms their bounds have few bits left, and nothing can be skipped anyway.
enum { MOST_TERMS = 3000 };

/// Of more terms than this, bounds may be so loose that they leave out next to nothing of a window; then at most so many
/// windows are scored whole without a try.
enum { FEW_TERMS = 24, MOST_FUTILE = 8 };

/// Walking begins to pay at so many look-ups, of which each costs as much as so many postings that are passed by.
enum { FEW_LOOKUPS = 256, WALK_GAIN = 4 };

/// A bound is kept below this, so that sums fit signed 16 bits.
static const double LARGEST_SUM = 32000;

typedef winnow_term_state term_state;
typedef winnow_searching search;

/// Bounds are widened by this much, far more than the rounding of the few operations that make them.
#define ROUNDED_UP (1.0 + 1e-9)
#define ROUNDED_DOWN (1.0 - 1e-9)

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

static winnow_window window_of(const search *s, uint32_t term, uint32_t window) {
    const winnow_postings *p = s->states[term].postings;
    if (p->windowed) return winnow_window_at(p, s->segment->passages, window);
    return (winnow_window){0};
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

static uint32_t impact_in(const search *s, uint32_t term, uint32_t window, uint32_t doc) {
    const term_state *state = &s->states[term];
    if (state->postings->windowed) return winnow_window_impact(window_of(s, term, window), doc);
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

/// The largest sum of floored shares that cannot reach the threshold: true score * unit < threshold * unit. Below 0
/// when every passage can.
static int32_t limit_of(const search *s) {
    const double threshold = s->top->threshold;
    if (!(threshold > 0)) return -1;
    const double least = floor(threshold * s->unit * ROUNDED_DOWN) - 1.0 - s->count;
    return least < 0 ? -1 : least > 32767 ? 32767 : (int32_t)least;
}

static void accumulate(const search *s, uint32_t term, uint32_t window) {
    const term_state *state = &s->states[term];
    if (state->postings->windowed) {
        const winnow_window w = window_of(s, term, window);
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

/// Adds a non-essential term to the candidates that can still reach `limit` with what `rest` more terms may bring:
/// one by one when they are few, else as if it were essential.
static uint32_t complete(const search *s, uint32_t term, uint32_t window, uint32_t n, int32_t limit, uint32_t rest) {
    const term_state *state = &s->states[term];
    n = keep_reachable(s, n, limit, rest);
    if (!state->postings->windowed) {
        if (n > FEW_CANDIDATES) {
            accumulate(s, term, window);
        } else {
            for (uint32_t i = 0; i < n; i++) {
                const uint32_t doc = s->found[i];
                s->sums[doc] += (uint16_t)(impact_in(s, term, window, doc) * state->scale >> 8);
            }
        }
        return n;
    }
    const winnow_window w = window_of(s, term, window);
    // A dense window is added 16 passages at a time, others one by one.
    const uint32_t cost = w.kind == WINNOW_DENSE ? WINNOW_WINDOW / 16 : w.count;
    if (n > cost / 2) {
        accumulate(s, term, window);
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

/// When a window alone has k passages, the k-th of their sums bounds the k-th best score from below: every share is
/// less than scale/256 + 1 above what the passage truly has of it.
static void raise_threshold(search *s, uint32_t found) {
    const uint32_t k = s->top->k;
    if (found < k) return;
    for (uint32_t i = 0; i < found; i++) s->values[i] = s->sums[s->found[i]];
    const double kth = kth_greatest(s->values, found, k);
    const double score = (kth - s->slack) / s->unit * s->lowering;
    if (score > 0) winnow_top_raise(s->top, score);
}

/// How many postings the window has; no more are counted than tell that there are `enough`.
static uint64_t count_postings(const search *s, uint32_t window, uint64_t enough) {
    uint64_t postings = 0;
    for (uint32_t i = 0; i < s->present_count && postings < enough; i++) {
        postings += winnow_stretch_of(s, s->present[i], window).count;
    }
    return postings;
}

/// Whether so many found passages are at least half of those that have any posting.
static int is_futile(const search *s, uint32_t window, uint32_t found) {
    return found > WINNOW_WINDOW / 2 || count_postings(s, window, 2 * found) < 2 * found;
}

/// Whether one walk through all postings of the window costs less than a look-up of every found passage in every term.
static int is_walk_cheaper(const search *s, uint32_t window, uint32_t found) {
    const uint64_t lookups = (uint64_t)found * s->present_count;
    return lookups > FEW_LOOKUPS && count_postings(s, window, lookups * WALK_GAIN) < lookups * WALK_GAIN;
}

/// Scores the window's passages in `found` exactly. Returns 0 when there is no memory.
static int score_found(search *s, uint32_t window, uint32_t found) {
    if (is_walk_cheaper(s, window, found)) return winnow_score_walking(s, window, found);
    const uint32_t left = s->segment->passages - window * WINNOW_WINDOW;
    double seen = s->top->threshold;
    int32_t limit = limit_of(s);
    for (uint32_t i = 0; i < found; i++) {
        const uint32_t doc = s->found[i];
        if (doc >= left || (int32_t)s->sums[doc] <= limit) continue;
        const double score = exact_score(s, window, doc);
        if (score <= 0) continue;
        if (!winnow_top_offer(s->top, score, s->segment->number, window * WINNOW_WINDOW + doc)) return 0;
        if (s->top->threshold != seen) {
            seen = s->top->threshold;
            limit = limit_of(s);
        }
    }
    return 1;
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
    return score_found(s, window, found);
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
    const int32_t limit = limit_of(s);
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
        for (uint32_t i = essential; i < n; i++) accumulate(s, order[i], window);
        found = s->kernels->select(s->sums, least, allowed, s->found);
    }
    for (uint32_t i = essential; i > 0 && found > 0; i--) {
        found = complete(s, order[i - 1], window, found, limit, rest);
        rest -= bounds[i - 1];
    }
    raise_threshold(s, found);
    // Each time in a row that hardly anything could be left out, more windows pass before that is tried again.
    s->streak = n > FEW_TERMS && is_futile(s, window, found) ? s->streak + 1 : 0;
    s->futile = s->streak < 2 ? 0 : s->streak < MOST_FUTILE ? s->streak : MOST_FUTILE;
    return score_found(s, window, found);
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
    const uint32_t count = order_windows(s, limit_of(s), visits);
    int done = 1;
    for (uint32_t i = 0; i < count && done; i++) {
        if ((int32_t)s->bounds[visits[i]] <= limit_of(s)) continue;
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
