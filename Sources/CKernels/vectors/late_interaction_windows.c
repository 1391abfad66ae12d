// Candidates by the lists of centroids: a window of rows at a time, whose gains lie in near memory.
#include "late_interaction.h"
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Sixteen gains.
typedef uint8_t gains16 __attribute__((vector_size(16)));

static inline gains16 load(const uint8_t *bytes) {
    gains16 gains;
    memcpy(&gains, bytes, sizeof gains);
    return gains;
}

static inline uint32_t sum16(const uint8_t *gains) {
#if defined(__SSE2__)
    const __m128i halves = _mm_sad_epu8(_mm_loadu_si128((const __m128i *)gains), _mm_setzero_si128());
    return (uint32_t)(_mm_cvtsi128_si32(halves) + _mm_extract_epi16(halves, 4));
#else
    uint32_t sum = 0;
    for (int lane = 0; lane < 16; lane++) sum += gains[lane];
    return sum;
#endif
}

/// Reads the next distance; 0 when the bytes are no list.
static inline int32_t advance(winnow_late_list *list, int64_t rows) {
    if (list->next == list->end) {
        list->row = WINNOW_LATE_NO_ROW;
        return 1;
    }
    uint64_t distance = *list->next & 0x7F;
    for (int shift = 7; *list->next++ >= 0x80; shift += 7) {
        if (list->next == list->end || shift > 28) return 0;
        distance |= (uint64_t)(*list->next & 0x7F) << shift;
    }
    list->row += (int64_t)distance;
    return list->row < rows;
}

int32_t winnow_late_start(winnow_late_list *list, const uint8_t *bytes, int64_t count, int64_t rows) {
    list->next = bytes;
    list->end = bytes + count;
    list->row = 0;
    return advance(list, rows);
}

static inline __attribute__((always_inline)) int32_t gather(
    winnow_late_list *lists, int32_t count, const winnow_late_window *window, const int32_t lanes) {
    const int64_t end = window->first + window->count;
    for (int32_t at = 0; at < count; at++) {
        winnow_late_list *list = lists + at;
        while (list->row < end) {
            const int64_t place = list->row - window->first;
            uint8_t *gains = window->gains + place * lanes;
            for (int32_t lane = 0; lane < lanes; lane += 16) {
                const gains16 greatest = __builtin_elementwise_max(load(list->gains + lane), load(gains + lane));
                memcpy(gains + lane, &greatest, sizeof greatest);
            }
            window->touched[place >> 6] |= 1ull << (place & 63);
            if (!advance(list, window->rows)) return at;
        }
    }
    return -1;
}

static inline __attribute__((always_inline)) void sum_up(
    const winnow_late_window *window, winnow_late_best *best, const int32_t lanes) {
    for (int64_t word = 0; word <= (window->count - 1) >> 6; word++) {
        uint64_t bits = window->touched[word];
        window->touched[word] = 0;
        for (; bits; bits &= bits - 1) {
            const int64_t place = 64 * word + __builtin_ctzll(bits), row = window->first + place;
            uint8_t *gains = window->gains + place * lanes;
            uint32_t sum = 0;
            for (int32_t lane = 0; lane < lanes; lane += 16) sum += sum16(gains + lane);
            memset(gains, 0, (size_t)lanes);
            if (window->allowed
                && (row >> 6 >= window->allowed_words || !(window->allowed[row >> 6] >> (row & 63) & 1)))
                continue;
            sum = sum < WINNOW_LATE_SUMS ? sum : WINNOW_LATE_SUMS - 1;
            if ((int32_t)sum < best->least) continue;
            best->rows[best->count] = (uint32_t)row;
            best->sums[best->count++] = (uint16_t)sum;
            best->histogram[sum]++;
            best->above++;
        }
    }
    while (best->least < WINNOW_LATE_SUMS - 1 && best->above - best->histogram[best->least] >= best->wanted)
        best->above -= best->histogram[best->least++];
}

int32_t winnow_late_gather_window(
    winnow_late_list *lists, int32_t count, const winnow_late_window *window, int32_t lanes,
    winnow_late_best *best) {
    int32_t damaged;
#define WITH(n)                                                                                                 \
    damaged = gather(lists, count, window, n);                                                                  \
    if (damaged < 0) sum_up(window, best, n);
    switch (lanes) {
    case 16: WITH(16) break;
    case 32: WITH(32) break;
    case 64: WITH(64) break;
    default: WITH(lanes) break;
    }
#undef WITH
    return damaged;
}

void winnow_late_keep_best(winnow_late_best *best) {
    int64_t kept = 0;
    for (int64_t at = 0; at < best->count; at++) {
        best->rows[kept] = best->rows[at];
        best->sums[kept] = best->sums[at];
        kept += best->sums[at] >= best->least;
    }
    best->count = kept;
}
