#include <string.h>

#include "bm25_impacts.h"

uint64_t winnow_postings_bound(uint32_t df, uint32_t passages) {
    return 12ull * df + winnow_windowed_header(passages) + 4ull * (winnow_block_count(passages) + 1) + 64;
}

/// How many bytes the windowed layout takes.
static uint64_t windowed_size(const uint32_t *docs, uint32_t df, uint32_t passages) {
    uint64_t size = winnow_windowed_header(passages);
    for (uint32_t i = 0; i < df;) {
        const uint32_t window = docs[i] / WINNOW_WINDOW;
        uint32_t end = i;
        while (end < df && docs[end] / WINNOW_WINDOW == window) end++;
        size += winnow_window_bytes(end - i);
        i = end;
    }
    return size;
}

static uint64_t write_windows(const uint32_t *docs, const uint8_t *impacts, uint32_t df, uint32_t passages,
                              uint8_t *out) {
    const uint32_t windows = winnow_window_count(passages);
    uint8_t *starts = out + winnow_padded(windows);
    uint8_t *payload = out + winnow_windowed_header(passages);
    memset(out, 0, winnow_padded(windows));
    uint32_t offset = 0;
    uint32_t i = 0;
    for (uint32_t window = 0; window < windows; window++) {
        winnow_store32(starts + 4 * window, offset);
        uint32_t end = i;
        uint8_t max = 0;
        for (; end < df && docs[end] / WINNOW_WINDOW == window; end++) {
            if (impacts[end] > max) max = impacts[end];
        }
        out[window] = max;
        const uint32_t n = end - i;
        if (n >= WINNOW_DENSE_COUNT) {
            memset(payload + offset, 0, WINNOW_WINDOW);
            for (uint32_t j = i; j < end; j++) payload[offset + docs[j] % WINNOW_WINDOW] = impacts[j];
            offset += WINNOW_WINDOW;
        } else if (n >= WINNOW_BITS_COUNT) {
            memset(payload + offset, 0, WINNOW_BITS_BYTES);
            for (uint32_t j = i; j < end; j++) {
                const uint32_t doc = docs[j] % WINNOW_WINDOW;
                payload[offset + (doc >> 3)] |= (uint8_t)(1 << (doc & 7));
            }
            memcpy(payload + offset + WINNOW_BITS_BYTES, impacts + i, n);
            offset += WINNOW_BITS_BYTES + n;
        } else {
            for (uint32_t j = i; j < end; j++) {
                winnow_store16(payload + offset + 2 * (j - i), (uint16_t)(docs[j] % WINNOW_WINDOW));
            }
            memcpy(payload + offset + 2 * n, impacts + i, n);
            offset += 3 * n;
        }
        i = end;
    }
    winnow_store32(starts + 4 * windows, offset);
    return winnow_windowed_header(passages) + offset;
}

static void write_list(const uint32_t *docs, const uint8_t *impacts, uint32_t df, uint32_t passages, uint8_t *out) {
    if (!winnow_is_blocked(df, passages)) {
        for (uint32_t i = 0; i < df; i++) winnow_store32(out + 4 * (uint64_t)i, docs[i] << 8 | impacts[i]);
        return;
    }
    const uint32_t blocks = winnow_block_count(passages);
    uint8_t *ids = out + 4 * (blocks + 1);
    uint32_t i = 0;
    for (uint32_t block = 0; block <= blocks; block++) {
        while (i < df && docs[i] >> 16 < block) i++;
        winnow_store32(out + 4 * block, i);
    }
    for (i = 0; i < df; i++) winnow_store16(ids + 2 * (uint64_t)i, (uint16_t)docs[i]);
    memcpy(ids + 2 * (uint64_t)df, impacts, df);
}

/// The `rank`-th greatest impact, counted from 1; 0 when there are fewer.
static uint8_t kth_impact(const uint32_t counts[256], uint32_t rank) {
    uint32_t seen = 0;
    for (uint32_t impact = 255; impact > 0; impact--) {
        seen += counts[impact];
        if (seen >= rank) return (uint8_t)impact;
    }
    return 0;
}

winnow_encoding winnow_postings_encode(const uint32_t *docs, const uint32_t *tfs, uint32_t df, const uint32_t *lengths,
                                       uint32_t passages, const winnow_impacts *table, uint8_t *out) {
    winnow_encoding result = {0};
    uint32_t counts[256] = {0};
    // The impacts wait behind everything that can be written before them.
    uint8_t *impacts = out + winnow_postings_bound(df, passages) - df;
    const uint64_t list = winnow_list_bytes(df, passages);
    // Below so many postings the header alone of the other layout is longer than what it can save.
    const uint64_t size = winnow_windowed_header(passages) < list ? windowed_size(docs, df, passages) : UINT64_MAX;
    result.windowed = size < list;
    uint8_t *exceptions = out + (result.windowed ? size : list);
    for (uint32_t i = 0; i < df; i++) {
        const uint32_t length = lengths[docs[i]], tf = tfs[i];
        const uint32_t impact = winnow_impact_of(table, tf, length);
        impacts[i] = (uint8_t)impact;
        counts[impact]++;
        if (tf > 1 && winnow_impact_of(table, tf - 1, length) == impact) {
            winnow_store32(exceptions, docs[i]);
            winnow_store32(exceptions + 4, tf);
            exceptions += 8;
            result.exceptions++;
        }
    }
    if (result.windowed) {
        result.count = write_windows(docs, impacts, df, passages, out);
    } else {
        write_list(docs, impacts, df, passages, out);
        result.count = list;
    }
    result.count += 8ull * result.exceptions;
    result.max = kth_impact(counts, 1);
    if (df < 10) return result;
    result.kth[0] = kth_impact(counts, 10);
    result.kth[1] = kth_impact(counts, 100);
    result.kth[2] = kth_impact(counts, 1000);
    return result;
}

static int check_exceptions(const winnow_postings *p, uint32_t passages, uint64_t at) {
    if (p->count != at + 8ull * p->exceptions) return 0;
    uint64_t least = 0;
    for (uint32_t i = 0; i < p->exceptions; i++) {
        const uint32_t doc = winnow_load32(p->bytes + at + 8 * (uint64_t)i);
        if (doc < least || doc >= passages || winnow_load32(p->bytes + at + 8 * (uint64_t)i + 4) == 0) return 0;
        least = (uint64_t)doc + 1;
    }
    return 1;
}

typedef struct {
    uint64_t least, limit;
    uint32_t df;
    uint8_t max;
    int whole;
} rising_check;

static void check_one(void *context, uint32_t doc, uint32_t impact) {
    rising_check *check = context;
    if (doc < check->least || doc >= check->limit || impact == 0) check->whole = 0;
    if (impact > check->max) check->max = (uint8_t)impact;
    check->least = (uint64_t)doc + 1;
    check->df++;
}

static int check_list(const winnow_postings *p, uint32_t passages) {
    if (p->count < winnow_list_bytes(p->df, passages)) return 0;
    if (winnow_is_blocked(p->df, passages)) {
        const uint32_t blocks = winnow_block_count(passages);
        uint32_t last = 0;
        if (winnow_load32(p->bytes) != 0) return 0;
        for (uint32_t block = 1; block <= blocks; block++) {
            const uint32_t start = winnow_load32(p->bytes + 4 * block);
            if (start < last || start > p->df) return 0;
            last = start;
        }
        if (last != p->df) return 0;
    }
    rising_check check = {0, passages, 0, 0, 1};
    winnow_for_each_in_list(p, passages, check_one, &check);
    return check.whole && check_exceptions(p, passages, winnow_list_bytes(p->df, passages));
}

static int check_window(const uint8_t *bytes, uint32_t size, winnow_window w, uint32_t in_window, uint8_t max,
                        uint32_t *df) {
    rising_check check = {0, in_window, 0, 0, 1};
    if (w.kind == WINNOW_BITS) {
        // Bits and impacts must be equally many before they are read together.
        uint32_t bits = 0;
        for (uint32_t i = 0; i < WINNOW_BITS_BYTES; i++) bits += (uint32_t)__builtin_popcount(bytes[i]);
        if (bits != w.count) return 0;
    } else if (w.kind == WINNOW_SPARSE && size % 3 != 0) {
        return 0;
    }
    winnow_for_each_in_window(w, 0, check_one, &check);
    *df += check.df;
    return check.whole && check.max == max && winnow_window_bytes(check.df) == size;
}

int32_t winnow_postings_check(const winnow_postings *p, uint32_t passages) {
    if (p->df == 0 || p->df > passages || passages > WINNOW_SEGMENT_LIMIT || p->exceptions > p->df) return 0;
    if (!p->windowed) return check_list(p, passages);
    const uint64_t header = winnow_windowed_header(passages);
    const uint32_t windows = winnow_window_count(passages);
    if (p->count < header) return 0;
    const uint8_t *starts = p->bytes + winnow_padded(windows);
    uint32_t df = 0;
    uint32_t end = 0;
    if (winnow_load32(starts) != 0) return 0;
    for (uint32_t window = 0; window < windows; window++) {
        const uint32_t start = end;
        end = winnow_load32(starts + 4 * window + 4);
        if (end < start || end - start > WINNOW_WINDOW || header + end > p->count) return 0;
        const uint32_t left = passages - window * WINNOW_WINDOW;
        const uint32_t in_window = left < WINNOW_WINDOW ? left : WINNOW_WINDOW;
        const winnow_window w = winnow_window_at(p, passages, window);
        if (!check_window(p->bytes + header + start, end - start, w, in_window, p->bytes[window], &df)) return 0;
    }
    for (uint32_t i = windows; i < winnow_padded(windows); i++) {
        if (p->bytes[i] != 0) return 0;
    }
    return df == p->df && check_exceptions(p, passages, header + end);
}

uint64_t winnow_list_size(uint32_t df, uint32_t passages, uint32_t exceptions) {
    return winnow_list_bytes(df, passages) + 8ull * exceptions;
}

uint32_t winnow_postings_frequency(const winnow_postings *p, uint32_t doc, uint32_t impact, uint32_t length,
                                   winnow_saturation saturation) {
    if (p->exceptions > 0) {
        const uint8_t *list = p->bytes + p->count - 8ull * p->exceptions;
        uint32_t low = 0, high = p->exceptions;
        while (low < high) {
            const uint32_t middle = (low + high) / 2;
            if (winnow_load32(list + 8 * (uint64_t)middle) < doc) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low < p->exceptions && winnow_load32(list + 8 * (uint64_t)low) == doc) {
            return winnow_load32(list + 8 * (uint64_t)low + 4);
        }
    }
    return winnow_smallest_frequency(impact, length, saturation);
}

typedef struct {
    const uint32_t *lengths;
    const winnow_impacts *impacts;
    /// The exceptions not passed yet.
    const uint8_t *exceptions, *end;
    uint32_t *docs, *tfs;
    uint32_t count;
} decoder;

static inline void decode_one(void *context, uint32_t doc, uint32_t impact) {
    decoder *d = context;
    while (d->exceptions < d->end && winnow_load32(d->exceptions) < doc) d->exceptions += 8;
    const int is_exception = d->exceptions < d->end && winnow_load32(d->exceptions) == doc;
    d->docs[d->count] = doc;
    d->tfs[d->count] = is_exception ? winnow_load32(d->exceptions + 4)
                                    : winnow_frequency_of(d->impacts, impact, d->lengths[doc]);
    d->count++;
}

void winnow_postings_decode(const winnow_postings *p, const uint32_t *lengths, uint32_t passages,
                            const winnow_impacts *impacts, uint32_t *docs, uint32_t *tfs) {
    const uint8_t *end = p->bytes + p->count;
    decoder d = {lengths, impacts, end - 8ull * p->exceptions, end, docs, tfs, 0};
    winnow_for_each_posting(p, passages, decode_one, &d);
}

uint32_t winnow_postings_impact(const winnow_postings *p, uint32_t passages, uint32_t doc) {
    if (!p->windowed) {
        const winnow_list list = winnow_list_of(p, passages);
        uint32_t low = list.blocked ? winnow_load32(list.bytes + 4 * (doc >> 16)) : 0;
        const uint32_t end = list.blocked ? winnow_load32(list.bytes + 4 * (doc >> 16) + 4) : p->df;
        const uint32_t wanted = list.blocked ? doc & 0xFFFF : doc;
        uint32_t high = end;
        while (low < high) {
            const uint32_t middle = (low + high) / 2;
            const uint32_t found = list.blocked ? winnow_load16(list.ids + 2 * (uint64_t)middle)
                                                : winnow_load32(list.bytes + 4 * (uint64_t)middle) >> 8;
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == end) return 0;
        const uint32_t found = list.blocked ? winnow_load16(list.ids + 2 * (uint64_t)low)
                                            : winnow_load32(list.bytes + 4 * (uint64_t)low) >> 8;
        return found == wanted ? winnow_list_impact(list, low) : 0;
    }
    return winnow_window_impact(winnow_window_at(p, passages, doc / WINNOW_WINDOW), doc % WINNOW_WINDOW);
}

typedef struct {
    const uint8_t *dead;
    uint32_t count;
} dead_counter;

static void count_dead(void *context, uint32_t doc, uint32_t impact) {
    dead_counter *counter = context;
    (void)impact;
    counter->count += counter->dead[doc >> 3] >> (doc & 7) & 1;
}

uint32_t winnow_postings_dead(const winnow_postings *p, uint32_t passages, const uint8_t *dead) {
    dead_counter counter = {dead, 0};
    winnow_for_each_posting(p, passages, count_dead, &counter);
    return counter.count;
}
