// Attention in pairs of 16-bit integers: two products a lane and step, where floats have one. Part of a file that has included
// encoder_template.h and defines, before it:
//   PAIR_ROWS, PAIR_PANELS        shape of a tile held in registers; PAIR_CASES names every number of rows
//   multiply_pairs(a, b, sum)     sixteen times the sum of two products of 16 bits, added to 32 bits
//
// Only models of 8-bit weights are given it: their activations carry no more than eight bits, these numbers eleven or more.
// Sums are exact: what a number may be depends on how many products are added.
#pragma once

typedef int16_t h16 __attribute__((vector_size(32)));

/// More tokens than this leave the values fewer than nine bits: floats are taken.
#define PAIR_TOKENS 2048
/// The greatest probability in 16 bits.
#define PAIR_PROBABILITY 2047.0f

/// The greatest magnitude that `count` products with numbers up to `other` can have and stay within 32 bits.
static float pair_levels(int64_t count, float other) {
    const float most = 2147483000.0f / ((float)count * other);
    return most < 32767 ? floorf(most) : 32767;
}

/// The nearest integers of sixteen floats within 2^22.
INLINE i16v nearest_integers(v16 x) {
    const v16 shifter = broadcast(12582912.0f);  // 1.5 * 2^23: the last bits hold the integer
    return (i16v)(x + shifter) - (i16v)shifter;
}

INLINE i16v pairs_of(v16 low, v16 high) {
    return (nearest_integers(low) & 0xFFFF) | (nearest_integers(high) << 16);
}

INLINE void store_integers(int16_t *to, v16 x) {
    const h16 half = __builtin_convertvector(nearest_integers(x), h16);
    memcpy(to, &half, sizeof half);
}

INLINE v16 magnitudes(v16 x) { return larger(x, -x); }

/// What makes the greatest magnitude `levels`; 0 where all is zero.
INLINE v16 inverses(v16 most, float levels) {
    return choose(most > (v16){0}, broadcast(levels) / most, (v16){0});
}

/// c[row][column] = row_scale[row] * column_scale[column] * sum over pairs of a[row][pair] . b[pair][column].
typedef struct pair_product {
    /// Two numbers of 16 bits each.
    const int32_t *a;
    int64_t a_stride;
    int64_t rows;
    int64_t pairs;
    /// Panels of 16 columns, one after the other: 16 pairs for each depth.
    const int32_t *b;
    int64_t columns;
    float *c;
    int64_t c_stride;
    const float *row_scale;
    /// A whole number of panels.
    const float *column_scale;
} pair_product;

INLINE void pair_tile(const pair_product *p, int64_t row, int64_t panel, const int rows, const int panels) {
    i16v sum[PAIR_ROWS][PAIR_PANELS];
    const int64_t pairs = p->pairs;
    const int32_t *a = p->a + row * p->a_stride, *b = p->b + panel * pairs * 16;
    UNROLL for (int r = 0; r < rows; r++)
        UNROLL for (int n = 0; n < panels; n++) sum[r][n] = (i16v){0};
    for (int64_t k = 0; k < pairs; k++) {
        i16v column[PAIR_PANELS];
        UNROLL for (int n = 0; n < panels; n++) memcpy(&column[n], b + (n * pairs + k) * 16, sizeof column[n]);
        UNROLL for (int r = 0; r < rows; r++) {
            const i16v pair = (i16v){0} + a[r * p->a_stride + k];
            UNROLL for (int n = 0; n < panels; n++) sum[r][n] = multiply_pairs(pair, column[n], sum[r][n]);
        }
    }
    UNROLL for (int n = 0; n < panels; n++) {
        const v16 scale = load(p->column_scale + 16 * (panel + n));
        UNROLL for (int r = 0; r < rows; r++)
            store_part(p->c + (row + r) * p->c_stride + 16 * (panel + n),
                       __builtin_convertvector(sum[r][n], v16) * scale * broadcast(p->row_scale[row + r]),
                       p->columns - 16 * (panel + n));
    }
}

#define PAIR_CASE(r) case r: pair_tile(p, row, panel, r, panels); break;
INLINE void pair_rows(const pair_product *p, int64_t panel, const int panels) {
    for (int64_t row = 0; row < p->rows;) {
        const int rows = tile_rows(p->rows - row, PAIR_ROWS);
        switch (rows) { PAIR_CASES }
        row += rows;
    }
}

static void multiply_all_pairs(const pair_product *p) {
    const int64_t panels = (p->columns + 15) / 16;
    for (int64_t panel = 0; panel < panels; panel += PAIR_PANELS)
        switch (panels - panel < PAIR_PANELS ? panels - panel : PAIR_PANELS) {
        case 1: pair_rows(p, panel, 1); break;
#if PAIR_PANELS > 1
        case 2: pair_rows(p, panel, 2); break;
        case 3: pair_rows(p, panel, 3); break;
#endif
        }
}

/// Panels of 16 tokens, zero behind the last: for each two numbers of the head a pair of every token. `scale` gets what a
/// token's numbers are worth.
static void pack_key_pairs(
    const winnow_attention *p, const float *key, float levels, int32_t *keys, float *scale, float *columns) {
    const int64_t width = p->head_width, pairs = (width + 1) / 2;
    for (int64_t first = 0; first < p->tokens; first += 16) {
        int32_t *panel = keys + first * pairs;
        const int64_t count = p->tokens - first < 16 ? p->tokens - first : 16;
        v16 most = {0};
        for (int64_t block = 0; block < width; block += 16) {
            v16 rows[16];
            load_transposed(key + first * p->qkv_stride + block, p->qkv_stride, count, width - block, rows);
            for (int64_t k = 0; k < 16; k++) {
                most = larger(most, magnitudes(rows[k]));
                store(columns + (block + k) * 16, rows[k]);
            }
        }
        const v16 inverse = inverses(most, levels);
        store(scale + first, most * broadcast(1 / levels));
        for (int64_t pair = 0; pair < pairs; pair++) {
            const float *at = columns + 32 * pair;
            const i16v both = pairs_of(load(at) * inverse, load(at + 16) * inverse);
            memcpy(panel + 16 * pair, &both, sizeof both);
        }
    }
}

/// Panels of 16 numbers of the head: for each two tokens a pair of every number, zero behind the last token. `scale` gets
/// what each number is worth.
static void pack_value_pairs(
    const winnow_attention *p, const float *value, float levels, int64_t pairs, int32_t *values, float *scale) {
    for (int64_t first = 0; first < p->head_width; first += 16) {
        const int64_t left = p->head_width - first;
        v16 most = {0};
        for (int64_t t = 0; t < p->tokens; t++)
            most = larger(most, magnitudes(load_part(value + t * p->qkv_stride + first, left)));
        const v16 inverse = inverses(most, levels);
        store(scale + first, most * broadcast(1 / (levels * PAIR_PROBABILITY)));
        for (int64_t pair = 0; pair < pairs; pair++) {
            const float *at = value + 2 * pair * p->qkv_stride + first;
            const v16 low = 2 * pair < p->tokens ? load_part(at, left) : (v16){0};
            const v16 high = 2 * pair + 1 < p->tokens ? load_part(at + p->qkv_stride, left) : (v16){0};
            const i16v both = pairs_of(low * inverse, high * inverse);
            memcpy(values + first * pairs + pair * 16, &both, sizeof both);
        }
    }
}

/// One query as integers up to `levels`; returns what one is worth.
static float pack_query(const float *query, int64_t width, float levels, int16_t *to) {
    v16 most = {0};
    for (int64_t k = 0; k < width; k += 16) most = larger(most, magnitudes(load_part(query + k, width - k)));
    const float greatest = maximum(most);
    const v16 inverse = broadcast(greatest > 0 ? levels / greatest : 0);
    for (int64_t k = 0; k < width; k += 16) store_integers(to + k, load_part(query + k, width - k) * inverse);
    return greatest / levels;
}

/// Writes unnormalised probabilities as integers; returns one over the sum of what they stand for. The scores are those of
/// powers of two.
static float pair_softmax(float *scores, int64_t count, int64_t padded, int16_t *probabilities) {
    const v16 top = broadcast(bounded_maximum(scores, count, padded));
    v16 total = {0};
    for (int64_t k = 0; k < padded; k += 16) {
        const v16 value = rough_power_of_two(load(scores + k) - top);
        store_integers(probabilities + k, value * broadcast(PAIR_PROBABILITY));
        total += value;
    }
    return 1 / sum_of(total);
}

static void KERNEL(pair_attention)(const winnow_attention *p) {
    if (p->tokens > PAIR_TOKENS) return KERNEL(attention)(p);
    const int64_t width = p->head_width, all = p->heads * width, padded = round_up(p->tokens), wide = round_up(width);
    const int64_t key_pairs = (width + 1) / 2, value_pairs = padded / 2;
    const float key_levels = floorf(sqrtf(2147483000.0f / (float)(width > 2 ? width : 2)));
    const float value_levels = pair_levels(padded, PAIR_PROBABILITY);
    const float binary = p->scale * 1.44269504088896341f;  // e^(scale x) = 2^(binary x)
    float *scores = p->scratch;
    float *key_scale = scores + ATTENTION_ROWS * padded, *value_scale = key_scale + padded;
    float *columns = value_scale + wide;
    int32_t *keys = (int32_t *)(columns + 16 * wide), *values = keys + padded * key_pairs;
    int16_t *queries = (int16_t *)(values + wide * value_pairs), *probabilities = queries + ATTENTION_ROWS * wide;
    float query_scale[ATTENTION_ROWS], inverse[ATTENTION_ROWS];
    for (int64_t head = 0; head < p->heads; head++) {
        pack_key_pairs(p, p->qkv + all + head * width, key_levels, keys, key_scale, columns);
        pack_value_pairs(p, p->qkv + 2 * all + head * width, value_levels, value_pairs, values, value_scale);
        for (int64_t row = 0; row < p->tokens; row += ATTENTION_ROWS) {
            const int64_t rows = p->tokens - row < ATTENTION_ROWS ? p->tokens - row : ATTENTION_ROWS;
            for (int64_t r = 0; r < rows; r++)
                query_scale[r] = binary * pack_query(
                    p->qkv + (row + r) * p->qkv_stride + head * width, width, key_levels, queries + r * wide);
            multiply_all_pairs(&(pair_product){
                .a = (const int32_t *)queries, .a_stride = wide / 2, .rows = rows, .pairs = key_pairs, .b = keys,
                .columns = padded, .c = scores, .c_stride = padded, .row_scale = query_scale,
                .column_scale = key_scale});
            for (int64_t r = 0; r < rows; r++)
                inverse[r] = pair_softmax(scores + r * padded, p->tokens, padded, probabilities + r * padded);
            multiply_all_pairs(&(pair_product){
                .a = (const int32_t *)probabilities, .a_stride = value_pairs, .rows = rows, .pairs = value_pairs,
                .b = values, .columns = width, .c = p->out + row * p->out_stride + head * width,
                .c_stride = p->out_stride, .row_scale = inverse, .column_scale = value_scale});
        }
    }
}
