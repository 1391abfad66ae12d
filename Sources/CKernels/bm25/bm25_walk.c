#include <math.h>
#include <stdlib.h>

#include "bm25_impacts.h"
#include "bm25_search.h"

#pragma STDC FP_CONTRACT OFF

// Exact scores of many passages of one window at once. What a passage's length decides is computed once, not for every
// posting, and term by term the sums grow in the order of the exhaustive twin's.

struct winnow_walk {
    /// For each passage of the window its place among the found, and one; 0 for the others.
    uint16_t places[WINNOW_WINDOW];
    /// Of the found passages: the impact of a single occurrence as the segment has it, its saturation as it is now, sums.
    uint8_t impacts[WINNOW_WINDOW];
    double shares[WINNOW_WINDOW], scores[WINNOW_WINDOW];
};

typedef struct {
    winnow_searching *s;
    const winnow_segment *segment;
    const winnow_postings *postings;
    winnow_walk *walk;
    /// Whether passages are taken when they are met, and which may be.
    int takes_all;
    const uint8_t *allowed;
    uint32_t found;
    /// The term's exceptions in this window and behind it, and the passage of the first.
    const uint8_t *exceptions, *end;
    uint32_t exception;
    uint32_t base;
} walker;

static double norm_of(uint32_t length, winnow_saturation s) {
    return s.k1 * (1.0 - s.b + s.b * (double)length / s.average);
}

/// The first exception at or behind passage `number`.
static const uint8_t *exceptions_from(const winnow_postings *p, uint32_t number) {
    const uint8_t *list = p->bytes + p->count - 8ull * p->exceptions;
    uint32_t low = 0, high = p->exceptions;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (winnow_load32(list + 8 * (uint64_t)middle) < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return list + 8 * (uint64_t)low;
}

static void go_to(walker *w, uint32_t number) {
    while (w->exceptions < w->end && winnow_load32(w->exceptions) < number) w->exceptions += 8;
    w->exception = w->exceptions < w->end ? winnow_load32(w->exceptions) : UINT32_MAX;
}

/// Adds what a term that stands more than once adds, or may.
static void add_frequent(walker *w, uint32_t number, uint32_t place, uint32_t impact) {
    const winnow_segment *segment = w->segment;
    if (w->exception < number) go_to(w, number);
    if (w->exception != number && impact <= w->walk->impacts[place]) {
        w->walk->scores[place] += w->postings->weight * w->walk->shares[place];
        return;
    }
    const uint32_t length = segment->lengths[number];
    const uint32_t tf = w->exception == number ? winnow_load32(w->exceptions + 4)
                                               : winnow_smallest_frequency(impact, length, segment->baked);
    w->walk->scores[place] += w->postings->weight * winnow_saturate(tf, length, segment->current);
}

/// Adds the term's share of the passage at `place` among the found. Passages rise.
static inline void add(walker *w, uint32_t doc, uint32_t place, uint32_t impact) {
    winnow_walk *walk = w->walk;
    if (impact <= walk->impacts[place] && w->base + doc < w->exception) {
        walk->scores[place] += w->postings->weight * walk->shares[place];
    } else {
        add_frequent(w, w->base + doc, place, impact);
    }
}

/// Computes what the length of the passage decides, and gives it the next place.
static void take(walker *w, uint32_t doc) {
    winnow_walk *walk = w->walk;
    const uint32_t place = w->found++, length = w->segment->lengths[w->base + doc];
    const double impact = ceil(255.0 * (1.0 / (1.0 + norm_of(length, w->segment->baked))));
    w->s->found[place] = (uint16_t)doc;
    walk->places[doc] = (uint16_t)(place + 1);
    walk->scores[place] = 0;
    walk->shares[place] = 1.0 / (1.0 + norm_of(length, w->segment->current));
    walk->impacts[place] = impact < 1 ? 1 : impact > 255 ? 255 : (uint8_t)impact;
}

static inline void meet(walker *w, uint32_t doc, uint32_t impact) {
    const uint16_t *places = w->walk->places;
    if (!places[doc]) {
        if (!w->takes_all || (w->allowed && !(w->allowed[doc >> 3] >> (doc & 7) & 1))) return;
        take(w, doc);
    }
    add(w, doc, places[doc] - 1u, impact);
}

static void walk_term(walker *w, uint32_t term, uint32_t window) {
    const winnow_stretch p = winnow_stretch_of(w->s, term, window);
    w->postings = &w->s->terms[term];
    w->end = w->postings->bytes + w->postings->count;
    w->exceptions = w->postings->exceptions ? exceptions_from(w->postings, w->base) : w->end;
    go_to(w, w->base);
    if (p.kind == WINNOW_DENSE) {
        for (uint32_t doc = 0; doc < WINNOW_WINDOW; doc++) {
            if (p.impacts[doc]) meet(w, doc, p.impacts[doc]);
        }
    } else if (p.kind == WINNOW_BITS) {
        uint32_t next = 0;
        for (uint32_t word = 0; word < WINNOW_WINDOW / 64; word++) {
            for (uint64_t bits = winnow_load64(p.ids + 8 * word); bits; bits &= bits - 1) {
                meet(w, 64 * word + (uint32_t)__builtin_ctzll(bits), p.impacts[next++]);
            }
        }
    } else if (p.joined) {
        for (uint32_t i = 0; i < p.count; i++) {
            const uint32_t posting = winnow_load32(p.ids + 4 * i);
            meet(w, (posting >> 8) % WINNOW_WINDOW, posting & 255);
        }
    } else {
        for (uint32_t i = 0; i < p.count; i++) meet(w, winnow_load16(p.ids + 2 * i) % WINNOW_WINDOW, p.impacts[i]);
    }
}

static int score(walker *w, uint32_t window) {
    winnow_searching *s = w->s;
    for (uint32_t i = 0; i < s->present_count; i++) walk_term(w, s->present[i], window);
    int done = 1;
    for (uint32_t place = 0; place < w->found; place++) {
        const uint32_t doc = s->found[place];
        const double score = w->walk->scores[place];
        w->walk->places[doc] = 0;
        if (done && score > 0) done = winnow_top_offer(s->top, score, s->segment->number, w->base + doc);
    }
    return done;
}

static walker begin(winnow_searching *s, uint32_t window) {
    if (!s->walk) s->walk = calloc(1, sizeof *s->walk);
    return (walker){.s = s, .segment = s->segment, .walk = s->walk, .base = window * WINNOW_WINDOW};
}

int winnow_score_walking(winnow_searching *s, uint32_t window, uint32_t found) {
    walker w = begin(s, window);
    if (!w.walk) return 0;
    const uint32_t left = s->segment->passages - w.base;
    for (uint32_t i = 0; i < found; i++) {
        if (s->found[i] < left) take(&w, s->found[i]);
    }
    return score(&w, window);
}

int winnow_score_whole(winnow_searching *s, uint32_t window, const uint8_t *allowed) {
    walker w = begin(s, window);
    if (!w.walk) return 0;
    w.takes_all = 1;
    w.allowed = allowed;
    return score(&w, window);
}
