#pragma once
#include <string.h>

#include "bm25.h"

// How postings lie in their bytes (see include/bm25.h), for the kernels that read them.

static inline uint32_t winnow_load32(const uint8_t *p) {
    uint32_t value;
    memcpy(&value, p, 4);
    return value;
}

static inline uint16_t winnow_load16(const uint8_t *p) {
    uint16_t value;
    memcpy(&value, p, 2);
    return value;
}

static inline void winnow_store32(uint8_t *p, uint32_t value) { memcpy(p, &value, 4); }
static inline void winnow_store16(uint8_t *p, uint16_t value) { memcpy(p, &value, 2); }

static inline uint32_t winnow_window_count(uint32_t passages) { return (passages + WINNOW_WINDOW - 1) / WINNOW_WINDOW; }

/// So that bounds are read in whole vectors.
static inline uint32_t winnow_padded(uint32_t windows) { return (windows + 31) & ~31u; }

static inline uint64_t winnow_windowed_header(uint32_t passages) {
    const uint32_t windows = winnow_window_count(passages);
    return winnow_padded(windows) + 4ull * (windows + 1);
}

/// Blocks of 65,536 passages in a list.
static inline uint32_t winnow_block_count(uint32_t passages) { return (passages + 65535) / 65536; }

/// Whether a list of so many postings is shorter in blocks.
static inline int winnow_is_blocked(uint32_t df, uint32_t passages) {
    return df > 4 * (winnow_block_count(passages) + 1);
}

/// Bytes of the list layout, without exceptions.
static inline uint64_t winnow_list_bytes(uint32_t df, uint32_t passages) {
    return winnow_is_blocked(df, passages) ? 4ull * (winnow_block_count(passages) + 1) + 3ull * df : 4ull * df;
}

/// One term's postings in the list layout.
typedef struct {
    const uint8_t *bytes;
    /// Of a blocked list: low halves of the passages, and impacts.
    const uint8_t *ids, *impacts;
    int blocked;
} winnow_list;

static inline winnow_list winnow_list_of(const winnow_postings *p, uint32_t passages) {
    winnow_list list = {p->bytes, NULL, NULL, winnow_is_blocked(p->df, passages)};
    list.ids = list.bytes + 4 * (winnow_block_count(passages) + 1);
    list.impacts = list.ids + 2 * (uint64_t)p->df;
    return list;
}

/// The passage of posting `i`, in its window.
static inline uint32_t winnow_list_id(winnow_list list, uint32_t i) {
    const uint32_t id = list.blocked ? winnow_load16(list.ids + 2 * (uint64_t)i)
                                     : winnow_load32(list.bytes + 4 * (uint64_t)i) >> 8;
    return id % WINNOW_WINDOW;
}

static inline uint32_t winnow_list_impact(winnow_list list, uint32_t i) {
    return list.blocked ? list.impacts[i] : list.bytes[4 * (uint64_t)i];
}

enum { WINNOW_SPARSE, WINNOW_BITS, WINNOW_DENSE };

/// Windows of so many postings and more have a bitmap: then it is shorter.
enum { WINNOW_BITS_COUNT = 256, WINNOW_BITS_BYTES = WINNOW_WINDOW / 8 };

/// Bytes of a window of `n` postings.
static inline uint32_t winnow_window_bytes(uint32_t n) {
    return n >= WINNOW_DENSE_COUNT ? WINNOW_WINDOW : n >= WINNOW_BITS_COUNT ? WINNOW_BITS_BYTES + n : 3 * n;
}

/// The postings of one term in one window: `count` impacts of the passages in `ids` (sparse: u16 each; bits: a bitmap),
/// or all 4,096 impacts when dense.
typedef struct {
    const uint8_t *ids;
    const uint8_t *impacts;
    uint32_t count;
    int kind;
} winnow_window;

static inline winnow_window winnow_window_at(const winnow_postings *p, uint32_t passages, uint32_t window) {
    const uint8_t *starts = p->bytes + winnow_padded(winnow_window_count(passages));
    const uint32_t start = winnow_load32(starts + 4 * window);
    const uint32_t size = winnow_load32(starts + 4 * window + 4) - start;
    const uint8_t *payload = p->bytes + winnow_windowed_header(passages) + start;
    if (size == WINNOW_WINDOW) return (winnow_window){payload, payload, WINNOW_WINDOW, WINNOW_DENSE};
    if (size >= WINNOW_BITS_BYTES + WINNOW_BITS_COUNT) {
        return (winnow_window){payload, payload + WINNOW_BITS_BYTES, size - WINNOW_BITS_BYTES, WINNOW_BITS};
    }
    return (winnow_window){payload, payload + 2 * (size / 3), size / 3, WINNOW_SPARSE};
}

static inline uint64_t winnow_load64(const uint8_t *p) {
    uint64_t value;
    memcpy(&value, p, 8);
    return value;
}

/// The impact of the window's passage `doc` (0 to 4,095); 0 when the term is not in it.
static inline uint32_t winnow_window_impact(winnow_window w, uint32_t doc) {
    if (w.kind == WINNOW_DENSE) return w.impacts[doc];
    if (w.kind == WINNOW_BITS) {
        const uint64_t word = winnow_load64(w.ids + (doc >> 6) * 8);
        if (!(word >> (doc & 63) & 1)) return 0;
        uint32_t rank = (uint32_t)__builtin_popcountll(word & ((1ull << (doc & 63)) - 1));
        for (uint32_t i = 0; i < doc >> 6; i++) rank += (uint32_t)__builtin_popcountll(winnow_load64(w.ids + 8 * i));
        return w.impacts[rank];
    }
    uint32_t base = 0, n = w.count;
    while (n > 1) {
        const uint32_t half = n / 2;
        base = winnow_load16(w.ids + 2 * (base + half)) <= doc ? base + half : base;
        n -= half;
    }
    return n == 1 && winnow_load16(w.ids + 2 * base) == doc ? w.impacts[base] : 0;
}

typedef void winnow_posting_body(void *context, uint32_t doc, uint32_t impact);

static inline void winnow_for_each_in_list(const winnow_postings *p, uint32_t passages, winnow_posting_body *body,
                                           void *context) {
    const winnow_list list = winnow_list_of(p, passages);
    if (!list.blocked) {
        for (uint32_t i = 0; i < p->df; i++) {
            const uint32_t posting = winnow_load32(p->bytes + 4 * (uint64_t)i);
            body(context, posting >> 8, posting & 255);
        }
        return;
    }
    for (uint32_t block = 0; block < winnow_block_count(passages); block++) {
        const uint32_t end = winnow_load32(list.bytes + 4 * block + 4);
        for (uint32_t i = winnow_load32(list.bytes + 4 * block); i < end; i++) {
            body(context, block << 16 | winnow_load16(list.ids + 2 * (uint64_t)i), list.impacts[i]);
        }
    }
}

static inline void winnow_for_each_in_window(winnow_window w, uint32_t base, winnow_posting_body *body,
                                             void *context) {
    if (w.kind == WINNOW_BITS) {
        uint32_t i = 0;
        for (uint32_t word = 0; word < WINNOW_WINDOW / 64; word++) {
            for (uint64_t bits = winnow_load64(w.ids + 8 * word); bits; bits &= bits - 1) {
                body(context, base + 64 * word + (uint32_t)__builtin_ctzll(bits), w.impacts[i++]);
            }
        }
        return;
    }
    for (uint32_t i = 0; i < w.count; i++) {
        if (w.kind == WINNOW_DENSE && w.impacts[i] == 0) continue;
        body(context, base + (w.kind == WINNOW_DENSE ? i : winnow_load16(w.ids + 2 * i)), w.impacts[i]);
    }
}

static inline void winnow_for_each_posting(const winnow_postings *p, uint32_t passages, winnow_posting_body *body,
                                           void *context) {
    if (!p->windowed) {
        winnow_for_each_in_list(p, passages, body, context);
        return;
    }
    for (uint32_t window = 0; window < winnow_window_count(passages); window++) {
        if (p->bytes[window] == 0) continue;
        winnow_for_each_in_window(winnow_window_at(p, passages, window), window * WINNOW_WINDOW, body, context);
    }
}
