// Attention in bfloat16 pairs, for machines that multiply them (AVX512-BF16): twice the products of 32-bit floats.
//
// Only models of 8-bit weights are given it: their activations carry no more than eight bits either. Sums stay in 32 bits.
#if defined(__x86_64__)
#include <immintrin.h>

#define ENCODER_FMA 1
#define ENCODER_LARGER(a, b) ((v16)_mm512_max_ps((__m512)(a), (__m512)(b)))
#define ENCODER_SMALLER(a, b) ((v16)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define TILE_ROWS 8
#define TILE_PANELS 3

#pragma clang attribute push(                                                                     \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,fma"), min_vector_width(512))), apply_to = function)
#include "encoder_vectors.h"

/// c[row][column] = row_scale[row] * sum over pairs of a[row][pair] . b[pair][column].
typedef struct pair_product {
    const uint32_t *a;
    int64_t a_stride;
    int64_t rows;
    int64_t pairs;
    /// Panels of 16 columns, one after the other: 16 pairs for each depth.
    const uint32_t *b;
    int64_t columns;
    float *c;
    int64_t c_stride;
    /// NULL for none.
    const float *row_scale;
} pair_product;

INLINE void pair_tile(const pair_product *p, int64_t row, int64_t panel, const int rows, const int panels) {
    __m512 sum[TILE_ROWS][TILE_PANELS];
    const int64_t pairs = p->pairs;
    const uint32_t *a = p->a + row * p->a_stride, *b = p->b + panel * pairs * 16;
    UNROLL for (int r = 0; r < rows; r++)
        UNROLL for (int n = 0; n < panels; n++) sum[r][n] = _mm512_setzero_ps();
    for (int64_t k = 0; k < pairs; k++) {
        __m512bh column[TILE_PANELS];
        UNROLL for (int n = 0; n < panels; n++)
            column[n] = (__m512bh)_mm512_loadu_si512(b + (n * pairs + k) * 16);
        UNROLL for (int r = 0; r < rows; r++) {
            const __m512bh pair = (__m512bh)_mm512_set1_epi32((int32_t)a[r * p->a_stride + k]);
            UNROLL for (int n = 0; n < panels; n++) sum[r][n] = _mm512_dpbf16_ps(sum[r][n], pair, column[n]);
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
        UNROLL for (int n = 0; n < panels; n++) {
            v16 x = (v16)sum[r][n];
            if (p->row_scale) x *= broadcast(p->row_scale[row + r]);
            const int64_t column = (panel + n) * 16;
            store_part(p->c + (row + r) * p->c_stride + column, x, p->columns - column);
        }
}

#define PAIR_CASE(r, panels) case r: pair_tile(p, row, panel, r, panels); break;
#define PAIR_ROWS(panels)                                                                         \
    static void pair_rows_##panels(const pair_product *p, int64_t row, int64_t panel, int rows) { \
        switch (rows) {                                                                           \
            PAIR_CASE(1, panels) PAIR_CASE(2, panels) PAIR_CASE(3, panels) PAIR_CASE(4, panels)   \
            PAIR_CASE(5, panels) PAIR_CASE(6, panels) PAIR_CASE(7, panels) PAIR_CASE(8, panels)   \
        }                                                                                         \
    }
PAIR_ROWS(1)
PAIR_ROWS(2)
PAIR_ROWS(3)

static void multiply_pairs(const pair_product *p) {
    const int64_t panels = (p->columns + 15) / 16;
    for (int64_t panel = 0; panel < panels; panel += TILE_PANELS)
        for (int64_t row = 0; row < p->rows; row += TILE_ROWS) {
            const int rows = p->rows - row < TILE_ROWS ? (int)(p->rows - row) : TILE_ROWS;
            switch (panels - panel) {
            case 1: pair_rows_1(p, row, panel, rows); break;
            case 2: pair_rows_2(p, row, panel, rows); break;
            default: pair_rows_3(p, row, panel, rows);
            }
        }
}

/// Sixteen pairs: `low[j]` in the low half, `high[j]` in the high one, rounded to the nearest (half away from zero).
INLINE i16v pairs_of(v16 low, v16 high) {
    typedef uint32_t u16v __attribute__((vector_size(64)));
    const u16v half = (u16v){0} + 0x8000u;
    return (i16v)((((u16v)low + half) >> 16) | (((u16v)high + half) & 0xFFFF0000u));
}

/// Sixteen floats as sixteen numbers of 16 bits side by side.
INLINE void store_halves(uint32_t *to, v16 x) {
    const __m256bh halves = _mm512_cvtneps_pbh((__m512)x);
    memcpy(to, &halves, sizeof halves);
}

/// Panels of 16 tokens, zero behind the last: for each two numbers of the head a pair of every token.
static void pack_keys(const winnow_attention *p, const float *key, int64_t pairs, uint32_t *keys) {
    const int64_t width = p->head_width;
    for (int64_t first = 0; first < p->tokens; first += 16) {
        uint32_t *panel = keys + first * pairs;
        const int64_t count = p->tokens - first < 16 ? p->tokens - first : 16;
        for (int64_t block = 0; block < width; block += 16) {
            v16 rows[16];
            load_transposed(key + first * p->qkv_stride + block, p->qkv_stride, count, width - block, rows);
            for (int64_t k = 0; k < 16 && block + k < width; k += 2) {
                const i16v both = pairs_of(rows[k], rows[k + 1]);
                memcpy(panel + (block + k) / 2 * 16, &both, sizeof both);
            }
        }
    }
}

/// Panels of 16 numbers of the head: for each two tokens a pair of every number, zero behind the last token.
static void pack_values(const winnow_attention *p, const float *value, int64_t pairs, uint32_t *values) {
    for (int64_t first = 0; first < p->head_width; first += 16)
        for (int64_t pair = 0; pair < pairs; pair++) {
            const float *at = value + 2 * pair * p->qkv_stride + first;
            const int64_t left = p->head_width - first;
            const v16 low = 2 * pair < p->tokens ? load_part(at, left) : (v16){0};
            const v16 high = 2 * pair + 1 < p->tokens ? load_part(at + p->qkv_stride, left) : (v16){0};
            const i16v both = pairs_of(low, high);
            memcpy(values + (first * pairs) + pair * 16, &both, sizeof both);
        }
}

/// Writes unnormalised probabilities in 16 bits; returns one over their sum. `padded` is a multiple of 16.
static float softmax_row(float *scores, int64_t count, int64_t padded, float scale, uint32_t *probabilities) {
    const float binary = scale * 1.44269504088896341f;  // e^(scale x) = 2^(binary x)
    const v16 top = broadcast(bounded_maximum(scores, count, padded) * -binary);
    v16 total = {0};
    for (int64_t k = 0; k < padded; k += 16) {
        const v16 value = rough_power_of_two(multiply_add(load(scores + k), broadcast(binary), top));
        store_halves(probabilities + k / 2, value);
        total += value;
    }
    return 1 / sum_of(total);
}

void winnow_attention_bfloat(const winnow_attention *p) {
    const int64_t width = p->head_width, all = p->heads * width, padded = round_up(p->tokens);
    const int64_t wide = round_up(width), key_pairs = (width + 1) / 2, value_pairs = padded / 2;
    uint32_t *keys = (uint32_t *)p->scratch;
    uint32_t *values = keys + padded * key_pairs;
    uint32_t *queries = values + wide * value_pairs;
    uint32_t *probabilities = queries + ATTENTION_ROWS * wide / 2;
    float *scores = (float *)(probabilities + ATTENTION_ROWS * value_pairs);
    float inverse[ATTENTION_ROWS];
    for (int64_t head = 0; head < p->heads; head++) {
        pack_keys(p, p->qkv + all + head * width, key_pairs, keys);
        pack_values(p, p->qkv + 2 * all + head * width, value_pairs, values);
        for (int64_t row = 0; row < p->tokens; row += ATTENTION_ROWS) {
            const int64_t rows = p->tokens - row < ATTENTION_ROWS ? p->tokens - row : ATTENTION_ROWS;
            for (int64_t r = 0; r < rows; r++)
                for (int64_t k = 0; k < width; k += 16)
                    store_halves(queries + (r * wide + k) / 2,
                                 load_part(p->qkv + (row + r) * p->qkv_stride + head * width + k, width - k));
            multiply_pairs(&(pair_product){
                .a = queries, .a_stride = wide / 2, .rows = rows, .pairs = key_pairs, .b = keys,
                .columns = padded, .c = scores, .c_stride = padded});
            for (int64_t r = 0; r < rows; r++)
                inverse[r] = softmax_row(
                    scores + r * padded, p->tokens, padded, p->scale, probabilities + r * value_pairs);
            multiply_pairs(&(pair_product){
                .a = probabilities, .a_stride = value_pairs, .rows = rows, .pairs = value_pairs, .b = values,
                .columns = width, .c = p->out + row * p->out_stride + head * width, .c_stride = p->out_stride,
                .row_scale = inverse});
        }
    }
}
#pragma clang attribute pop
#endif
