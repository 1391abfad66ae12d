#if defined(__x86_64__)
#include <immintrin.h>
#include <stdint.h>
#include <math.h>
#include <string.h>

#define KERNEL(name) name##_avx512
#define LATE_ROWS 4

#pragma clang attribute push(                                                                                   \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"), min_vector_width(512))), apply_to = function)
#include "late_interaction_vectors.h"

static inline __attribute__((always_inline)) void late_tile_of(
    const int16_t *rows, const int count, int32_t width, const int16_t *lanes, const int groups, int32_t *sums) {
    __m512i total[LATE_ROWS][2];
    for (int r = 0; r < count; r++)
        for (int g = 0; g < groups; g++) total[r][g] = _mm512_setzero_si512();
    for (int32_t i = 0; i < width; i += 2) {
        __m512i column[2];
        for (int g = 0; g < groups; g++)
            column[g] = _mm512_loadu_si512(lanes + (int64_t)g * width * 16 + 16 * i);
        for (int r = 0; r < count; r++) {
            int32_t two;
            memcpy(&two, rows + r * width + i, 4);
            const __m512i value = _mm512_set1_epi32(two);
            for (int g = 0; g < groups; g++) total[r][g] = _mm512_dpwssd_epi32(total[r][g], value, column[g]);
        }
    }
    for (int r = 0; r < count; r++)
        for (int g = 0; g < groups; g++) _mm512_store_si512(sums + r * 32 + 16 * g, total[r][g]);
}

static inline void late_tile(
    const int16_t *rows, int32_t count, int32_t width, const int16_t *lanes, int32_t groups, int32_t *sums) {
#define CASE(n)                                                                                                 \
    case n:                                                                                                     \
        groups == 2 ? late_tile_of(rows, n, width, lanes, 2, sums) : late_tile_of(rows, n, width, lanes, 1, sums); \
        break;
    switch (count) { CASE(1) CASE(2) CASE(3) CASE(4) }
#undef CASE
}

#include "late_interaction_template.h"
#pragma clang attribute pop
#endif
