#include "bm25_search.h"

// Windows in which the essential terms have few postings: their cost is that of the postings, not of the window.

/// So many lists are merged one by one.
enum { FEW_LISTS = 6 };

typedef winnow_stretch stretch;

stretch winnow_stretch_of(const winnow_searching *s, uint32_t term, uint32_t window) {
    const winnow_term_state *state = &s->states[term];
    if (state->postings->windowed) {
        const winnow_window w = winnow_window_at(state->postings, s->segment->passages, window);
        return (stretch){w.ids, w.impacts, w.count, w.kind, 0};
    }
    const uint64_t start = state->starts[window];
    const uint32_t count = state->starts[window + 1] - (uint32_t)start;
    if (!state->list.blocked) return (stretch){state->list.bytes + 4 * start, NULL, count, WINNOW_SPARSE, 1};
    return (stretch){state->list.ids + 2 * start, state->list.impacts + start, count, WINNOW_SPARSE, 0};
}

static inline uint32_t id_at(stretch p, uint32_t i) {
    const uint32_t id = p.joined ? winnow_load32(p.ids + 4 * i) >> 8 : winnow_load16(p.ids + 2 * i);
    return id % WINNOW_WINDOW;
}

static inline uint16_t share_at(stretch p, uint32_t i, uint32_t scale) {
    return (uint16_t)((p.joined ? p.ids[4 * i] : p.impacts[i]) * scale >> 8);
}

static inline int is_allowed(const uint8_t *allowed, uint32_t id) {
    return !allowed || (allowed[id >> 3] >> (id & 7) & 1);
}

uint32_t winnow_sparse_total(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count) {
    uint32_t total = 0;
    for (uint32_t i = 0; i < count && total <= WINNOW_SPARSE_TOTAL; i++) {
        const stretch p = winnow_stretch_of(s, terms[i], window);
        total += p.kind == WINNOW_SPARSE ? p.count : WINNOW_SPARSE_TOTAL + 1;
    }
    return total;
}

/// The least impact whose share is above `least`; 256 when none is.
static uint32_t least_impact(int32_t least, uint32_t scale) {
    if (least < 0) return 0;
    const uint32_t impact = (((uint32_t)least + 1) * 256 + scale - 1) / (scale ? scale : 1);
    return impact > 256 ? 256 : impact;
}

/// One term alone: only impacts are compared, passages are read of those that are large enough.
static uint32_t collect_one(const winnow_searching *s, stretch p, uint32_t scale, int32_t least,
                            const uint8_t *allowed) {
    const uint32_t impact = least_impact(least, scale);
    if (impact > 255) return 0;
    uint32_t n = 0;
    if (p.joined) {
        for (uint32_t i = 0; i < p.count; i++) {
            s->values[n] = (uint16_t)i;
            n += p.ids[4 * i] >= impact;
        }
    } else {
        n = s->kernels->select_impacts(p.impacts, p.count, impact, s->values);
    }
    uint32_t found = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t at = s->values[i];
        const uint32_t id = id_at(p, at);
        s->sums[id] = share_at(p, at, scale);
        s->found[found] = (uint16_t)id;
        found += is_allowed(allowed, id) != 0;
    }
    return found;
}

/// The passages of these terms whose sums are above `least`, where merging list by list would cost their product.
static uint32_t collect_many(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count,
                             int32_t least, const uint8_t *allowed) {
    uint64_t seen[WINNOW_WINDOW / 64] = {0};
    for (uint32_t t = 0; t < count; t++) {
        const stretch p = winnow_stretch_of(s, terms[t], window);
        for (uint32_t i = 0; i < p.count; i++) {
            const uint32_t id = id_at(p, i);
            const int is_wanted = (int32_t)s->sums[id] > least && is_allowed(allowed, id);
            seen[id >> 6] |= (uint64_t)is_wanted << (id & 63);
        }
    }
    uint32_t n = 0;
    for (uint32_t word = 0; word < WINNOW_WINDOW / 64; word++) {
        for (uint64_t bits = seen[word]; bits; bits &= bits - 1) {
            s->found[n++] = (uint16_t)(64 * word + (uint32_t)__builtin_ctzll(bits));
        }
    }
    return n;
}

/// Puts those of `p` whose sums are above `least` among the `n` passages found of other terms; both rise.
static uint32_t merge_found(const winnow_searching *s, stretch p, uint32_t n, int32_t least, const uint8_t *allowed) {
    uint16_t *found = s->found, *fresh = s->values;
    uint32_t count = 0;
    for (uint32_t i = 0; i < p.count; i++) {
        const uint32_t id = id_at(p, i);
        if ((int32_t)s->sums[id] > least && is_allowed(allowed, id)) fresh[count++] = (uint16_t)id;
    }
    if (count == 0) return n;
    // From behind, so that nothing is overwritten before it was moved; passages that both have come out twice.
    uint32_t i = n, j = count, to = n + count;
    while (j > 0) found[--to] = i > 0 && found[i - 1] > fresh[j - 1] ? found[--i] : fresh[--j];
    uint32_t kept = 0;
    for (i = 0; i < n + count; i++) {
        if (kept == 0 || found[kept - 1] != found[i]) found[kept++] = found[i];
    }
    return kept;
}

uint32_t winnow_collect_sparse(const winnow_searching *s, uint32_t window, const uint32_t *terms, uint32_t count,
                               int32_t least, const uint8_t *allowed) {
    const stretch first = winnow_stretch_of(s, terms[0], window);
    const uint32_t scale = s->states[terms[0]].scale;
    if (count == 1) return collect_one(s, first, scale, least, allowed);
    for (uint32_t t = 1; t < count; t++) {
        const stretch p = winnow_stretch_of(s, terms[t], window);
        for (uint32_t i = 0; i < p.count; i++) s->sums[id_at(p, i)] = 0;
    }
    for (uint32_t i = 0; i < first.count; i++) s->sums[id_at(first, i)] = share_at(first, i, scale);
    for (uint32_t t = 1; t < count; t++) {
        const stretch p = winnow_stretch_of(s, terms[t], window);
        const uint32_t own = s->states[terms[t]].scale;
        for (uint32_t i = 0; i < p.count; i++) s->sums[id_at(p, i)] += share_at(p, i, own);
    }
    if (count > FEW_LISTS) return collect_many(s, window, terms, count, least, allowed);
    uint32_t n = 0;
    for (uint32_t t = 0; t < count; t++) n = merge_found(s, winnow_stretch_of(s, terms[t], window), n, least, allowed);
    return n;
}
