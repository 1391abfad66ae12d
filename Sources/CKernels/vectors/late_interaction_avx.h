// The tile of registers of AVX2; the file that includes this defines `LATE_ADD_PRODUCTS(sum, a, b)`, which adds the products
// of sixteen pairs of 16-bit integers, two by two, to eight sums.
#pragma once
#include <immintrin.h>
#include <stdint.h>
#include <math.h>
#include <string.h>
#include "late_interaction_vectors.h"

#define LATE_ROWS 2

static inline __attribute__((always_inline)) void late_tile_of(
    const int16_t *rows, const int count, int32_t width, const int16_t *lanes, const int groups, int32_t *sums) {
    __m256i total[LATE_ROWS][4];
    for (int r = 0; r < count; r++)
        for (int v = 0; v < 2 * groups; v++) total[r][v] = _mm256_setzero_si256();
    for (int32_t i = 0; i < width; i += 2) {
        __m256i column[4];
        for (int v = 0; v < 2 * groups; v++)
            column[v] = _mm256_loadu_si256(
                (const __m256i *)(lanes + (int64_t)(v / 2) * width * 16 + 16 * i + 16 * (v % 2)));
        for (int r = 0; r < count; r++) {
            int32_t two;
            memcpy(&two, rows + r * width + i, 4);
            const __m256i value = _mm256_set1_epi32(two);
            for (int v = 0; v < 2 * groups; v++)
                total[r][v] = LATE_ADD_PRODUCTS(total[r][v], value, column[v]);
        }
    }
    for (int r = 0; r < count; r++)
        for (int v = 0; v < 2 * groups; v++) _mm256_store_si256((__m256i *)(sums + r * 32 + 8 * v), total[r][v]);
}

static inline void late_tile(
    const int16_t *rows, int32_t count, int32_t width, const int16_t *lanes, int32_t groups, int32_t *sums) {
    if (groups == 2) {
        if (count == 2) late_tile_of(rows, 2, width, lanes, 2, sums);
        else late_tile_of(rows, 1, width, lanes, 2, sums);
    } else {
        if (count == 2) late_tile_of(rows, 2, width, lanes, 1, sums);
        else late_tile_of(rows, 1, width, lanes, 1, sums);
    }
}
