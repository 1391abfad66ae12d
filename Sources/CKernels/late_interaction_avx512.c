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

/// Rows of one tile of `late_maxima`: twelve sums, their columns and the maxima stay in registers.
#define MAXIMA_ROWS 6

/// A row's 16-bit vector in 4-bit codes, 32 components at a time; returns its squares.
static inline __m512i late_decode_512(
    const winnow_late_codec *codec, const int8_t *centroid, const uint8_t *residual, int16_t *row) {
    const __m256i weights = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)codec->weights));
    const __m128i mask = _mm_set1_epi8(15);
    __m512i squares = _mm512_setzero_si512();
    for (int32_t block = 0; block < codec->width; block += 32, residual += 16) {
        const __m128i codes = _mm_loadu_si128((const __m128i *)residual);
        const __m256i both = _mm256_inserti128_si256(
            _mm256_castsi128_si256(_mm_and_si128(codes, mask)), _mm_and_si128(_mm_srli_epi16(codes, 4), mask), 1);
        const __m256i sum = _mm256_adds_epi8(
            _mm256_shuffle_epi8(weights, both), _mm256_loadu_si256((const __m256i *)(centroid + block)));
        const __m512i wide = _mm512_cvtepi8_epi16(sum);
        _mm512_storeu_si512(row + block, wide);
        squares = _mm512_dpwssd_epi32(squares, wide, wide);
    }
    return squares;
}

static inline __attribute__((always_inline)) void late_maxima_tile(
    const int16_t *rows, const float *inverse, const int count, int32_t width, const int16_t *lanes,
    const int groups, float *maxima) {
    __m512i total[MAXIMA_ROWS][2];
    for (int r = 0; r < count; r++)
        for (int g = 0; g < groups; g++) total[r][g] = _mm512_setzero_si512();
    for (int32_t i = 0; i < width; i += 2) {
        __m512i column[2];
        for (int g = 0; g < groups; g++) column[g] = _mm512_loadu_si512(lanes + (int64_t)g * width * 16 + 16 * i);
        for (int r = 0; r < count; r++) {
            int32_t two;
            memcpy(&two, rows + r * width + i, 4);
            const __m512i value = _mm512_set1_epi32(two);
            for (int g = 0; g < groups; g++) total[r][g] = _mm512_dpwssd_epi32(total[r][g], value, column[g]);
        }
    }
    for (int g = 0; g < groups; g++) {
        __m512 greatest = _mm512_loadu_ps(maxima + 16 * g);
        for (int r = 0; r < count; r++)
            greatest = _mm512_max_ps(
                _mm512_mul_ps(_mm512_cvtepi32_ps(total[r][g]), _mm512_set1_ps(inverse[r])), greatest);
        _mm512_storeu_ps(maxima + 16 * g, greatest);
    }
}

#define LATE_MAXIMA
#include "late_interaction_template.h"

void late_maxima_avx512(
    const winnow_late_codec *codec, const winnow_late_tokens *tokens, const int16_t *lanes, int32_t groups,
    float *maxima) {
    const int32_t width = codec->width;
    _Alignas(64) int16_t rows[MAXIMA_ROWS * WINNOW_LATE_WIDTH];
    _Alignas(32) float inverse[8];
    _Alignas(32) int32_t squares[8] = {0};
    for (int32_t at = 0; at < tokens->count && at < LATE_AHEAD; at++) late_prefetch(codec, tokens, at);
    for (int32_t start = 0; start < tokens->count; start += MAXIMA_ROWS) {
        const int32_t count = tokens->count - start < MAXIMA_ROWS ? tokens->count - start : MAXIMA_ROWS;
        for (int32_t at = start + LATE_AHEAD; at < tokens->count && at < start + LATE_AHEAD + MAXIMA_ROWS; at++)
            late_prefetch(codec, tokens, at);
        for (int32_t r = 0; r < count; r++) {
            const int8_t *centroid = late_centroid(codec, tokens, start + r);
            const uint8_t *residual = late_residual(codec, tokens, start + r);
            int16_t *row = rows + r * width;
            if (codec->bits == 4) {
                squares[r] = _mm512_reduce_add_epi32(late_decode_512(codec, centroid, residual, row));
            } else {
                late_decode_row(codec, centroid, residual, row);
                squares[r] = late_squares(row, width);
            }
        }
        const __m256 length = _mm256_cvtepi32_ps(_mm256_load_si256((const __m256i *)squares));
        const __m256 nothing = _mm256_setzero_ps();
        _mm256_store_ps(
            inverse, _mm256_andnot_ps(
                         _mm256_cmp_ps(length, nothing, _CMP_EQ_OQ),
                         _mm256_div_ps(_mm256_set1_ps(1), _mm256_sqrt_ps(length))));
        for (int32_t group = 0; group < groups; group += 2) {
            const int16_t *pair = lanes + (int64_t)group * width * 16;
#define CASE(n)                                                                                                 \
    case n:                                                                                                     \
        groups - group >= 2 ? late_maxima_tile(rows, inverse, n, width, pair, 2, maxima + 16 * group)           \
                            : late_maxima_tile(rows, inverse, n, width, pair, 1, maxima + 16 * group);          \
        break;
            switch (count) { CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) }
#undef CASE
        }
    }
}
#pragma clang attribute pop
#endif
