// Quantising weights for one instruction set; part of encoder_template.h, which says what must be defined before.
#pragma once
#include <stdlib.h>

extern const winnow_encoder_kernels KERNEL(winnow_encoder);

#if GROUP_STEPS
/// Weights of one column whose products with activations can be added in 16 bits.
///
/// An activation is 0 to ACTIVATION_LEVELS, so the sum over a group lies between -levels * (sum of the negative weights)
/// and levels * (sum of the positive ones): less than 65,536 apart if the magnitudes sum up to `most` or less. A start
/// value moves that range to the middle of a signed number; the 32-bit sum starts from what that takes away. A single
/// pair must fit by itself, because the product of pairs saturates.
static float column_scale(const float *w, int64_t depth) {
    const float most = 65534 / ACTIVATION_LEVELS - 0.5f * 2 * GROUP_STEPS - 0.01f;
    const float pair = 32767 / ACTIVATION_LEVELS - 1.01f;
    v16 sums = {0}, pairs = {0}, single = {0};
    for (int64_t k = 0; k < depth; k += 4 * GROUP_STEPS) {
        v16 sum = {0};
        for (int64_t i = k; i < k + 4 * GROUP_STEPS; i += 16) {
            const v16 x = load(w + i), size = larger(x, -x);
            const v16 two = size + __builtin_shufflevector(size, size, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
            single = larger(single, size);
            pairs = larger(pairs, two);
            sum += two;
        }
        sum += __builtin_shufflevector(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
        sum += __builtin_shufflevector(sum, sum, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
        sums = larger(sums, sum);
    }
    const v16 least = larger(larger(sums / broadcast(most), pairs / broadcast(pair)), single / broadcast(127));
    return maximum(least);
}

typedef int8_t c32 __attribute__((vector_size(32)));
typedef int16_t s32 __attribute__((vector_size(64)));

/// Where the 16-bit sums of a column's group start, from its quantised weights: minus half of what they can reach.
static void set_starts(int8_t *group, const int8_t *bytes, int64_t column, int32_t *total, int32_t *start) {
    int16_t sums[4] = {0};  // of the weights whose places in their four depths are equal
    for (int64_t k = 0; k < 4 * GROUP_STEPS; k += 32) {
        c32 block;
        memcpy(&block, bytes + k, sizeof block);
        s32 x = __builtin_convertvector(block, s32);
        x += __builtin_shufflevector(x, x, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 0, 1, 2, 3, 4,
                                     5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        for (int i = 0; i < 16; i++) sums[i % 4] += x[i];
    }
    for (int half = 0; half < 2; half++) {
        const int32_t sum = sums[2 * half] + sums[2 * half + 1];
        const int16_t middle = (int16_t)(sum * ACTIVATION_LEVELS / 2), negative = (int16_t)-middle;
        memcpy(group + column * 4 + half * 2, &negative, 2);
        *total += sum;
        *start += middle;
    }
}
#else
static float column_scale(const float *w, int64_t depth) {
    v16 most = {0};
    for (int64_t k = 0; k < depth; k += 16) {
        const v16 x = load_part(w + k, depth - k);
        most = larger(most, larger(x, -x));
    }
    return maximum(most) / 127;
}
#endif

/// Quantises one column of `depth` floats, a whole number of groups, into its place in a panel.
///
/// `step`, unless it is 0, is what the floats are multiples of, at most 127 times: where sums have 32 bits, nothing is rounded
/// a second time.
static float pack_column(
    const float *w, float step, int64_t depth, int8_t *panel, int64_t column, float *column_sum) {
    const float scale = step > 0 && !GROUP_STEPS ? step : column_scale(w, depth);
    const v16 inverse = broadcast(scale > 0 ? 1 / scale : 0);
    const int64_t group = GROUP_STEPS ? 4 * GROUP_STEPS : 8;
    int8_t *to = panel + (GROUP_STEPS ? 64 : 0);
    int32_t sum = 0, start = 0;
    for (int64_t k = 0; k < depth; k += group) {
        _Alignas(64) int8_t bytes[32];
        for (int64_t i = 0; i < group; i += 16) store_signed(bytes + i, load_part(w + k + i, group) * inverse);
        if (GROUP_STEPS) {
#if GROUP_STEPS
            set_starts(to, bytes, column, &sum, &start);
#endif
            to += 64;
        } else {
            for (int64_t i = 0; i < group; i++) sum += bytes[i];
        }
        for (int64_t i = 0; i < group; i += 4, to += 64) memcpy(to + column * 4, bytes + i, 4);
    }
    if (GROUP_STEPS) memcpy(panel + column * 4, &start, 4);
    *column_sum = (float)sum;
    return scale;
}

static void KERNEL(pack_integers)(
    const float *weights, const float *steps, int64_t rows, int64_t depth, int64_t first, int8_t *panels,
    float *column_scales, float *column_sums) {
    const int64_t size = winnow_integer_panel_size(&KERNEL(winnow_encoder), depth);
    const int64_t padded = winnow_integer_depth(&KERNEL(winnow_encoder), depth);
    float *filled = calloc((size_t)padded, sizeof(float));
    if (!filled) abort();
    for (int64_t row = 0; row < rows; row++) {
        const int64_t column = first + row;
        memcpy(filled, weights + row * depth, (size_t)depth * sizeof(float));
        column_scales[column] =
            pack_column(
                filled, steps ? steps[row] : 0, padded, panels + column / 16 * size, column % 16, column_sums + column);
    }
    free(filled);
}
