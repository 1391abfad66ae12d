// Floats of a code must not depend on whether the processor can add and multiply at once.
#pragma STDC FP_CONTRACT OFF
#include "late_interaction.h"
#include <math.h>
#include <stdatomic.h>
#include <string.h>
#include "late_interaction_paths.h"
#include "../processor.h"

int32_t winnow_late_has(int32_t path) {
    switch (path) {
    case WINNOW_LATE_BEST: case WINNOW_LATE_PORTABLE: return 1;
    case WINNOW_LATE_AVX2: return winnow_has_avx2();
    case WINNOW_LATE_AVX_VNNI: return winnow_has_avx_vnni();
    case WINNOW_LATE_AVX512: return winnow_has_avx512();
    default: return 0;
    }
}

static int32_t path_to_take(int32_t wanted) {
    if (wanted != WINNOW_LATE_BEST) return winnow_late_has(wanted) ? wanted : WINNOW_LATE_PORTABLE;
    // Threads that ask at once find the same.
    static _Atomic int32_t found = WINNOW_LATE_BEST;
    int32_t best = atomic_load_explicit(&found, memory_order_relaxed);
    if (best == WINNOW_LATE_BEST) {
        for (best = WINNOW_LATE_AVX512; !winnow_late_has(best);) best--;
        atomic_store_explicit(&found, best, memory_order_relaxed);
    }
    return best;
}

#if defined(__x86_64__)
#define ON_PATH(path, name, ...)                                                                                \
    switch (path_to_take(path)) {                                                                               \
    case WINNOW_LATE_AVX512: name##_avx512(__VA_ARGS__); break;                                                 \
    case WINNOW_LATE_AVX_VNNI: name##_avxvnni(__VA_ARGS__); break;                                              \
    case WINNOW_LATE_AVX2: name##_avx2(__VA_ARGS__); break;                                                     \
    default: name##_portable(__VA_ARGS__);                                                                      \
    }
#else
#define ON_PATH(path, name, ...) (void)path_to_take(path), name##_portable(__VA_ARGS__);
#endif

void winnow_late_pack(
    const float *rows, int32_t count, int32_t width, float scale, float *scales, int16_t *lanes) {
    memset(lanes, 0, (size_t)((count + 15) / 16) * 16 * width * sizeof *lanes);
    for (int32_t row = 0; row < count; row++) {
        const float *values = rows + (int64_t)row * width;
        float step = scale;
        if (scale == 0) {
            float greatest = 0;
            for (int32_t i = 0; i < width; i++) greatest = fmaxf(greatest, fabsf(values[i]));
            step = greatest / 32767;
        }
        scales[row] = step;
        int16_t *lane = lanes + (int64_t)(row / 16) * width * 16 + row % 16 * 2;
        for (int32_t i = 0; i < width && step > 0; i++) {
            const float rounded = rintf(values[i] / step);
            const float bounded = rounded > 32767 ? 32767 : rounded < -32767 ? -32767 : rounded;
            lane[(int64_t)(i / 2) * 32 + i % 2] = (int16_t)bounded;
        }
    }
}

static int32_t codes_exist(const winnow_late_codec *codec, const winnow_late_tokens *tokens) {
    int32_t greatest = 0;
    for (int32_t i = 0; i < tokens->count; i++) {
        const int32_t code = tokens->codes[2 * i] | tokens->codes[2 * i + 1] << 8;
        greatest = code > greatest ? code : greatest;
    }
    return tokens->count == 0 || greatest < codec->centroids;
}

int32_t winnow_late_maxima(
    const winnow_late_codec *codec, const winnow_late_tokens *tokens, const int16_t *lanes, int32_t groups,
    float *maxima) {
    if (!codes_exist(codec, tokens)) return 0;
    ON_PATH(codec->path, late_maxima, codec, tokens, lanes, groups, maxima)
    return 1;
}

int32_t winnow_late_decode(const winnow_late_codec *codec, const winnow_late_tokens *tokens, int8_t *rows) {
    if (!codes_exist(codec, tokens)) return 0;
    ON_PATH(codec->path, late_decode, codec, tokens, rows)
    return 1;
}

void winnow_late_products(
    const int8_t *rows, int32_t count, int32_t width, const int16_t *lanes, int32_t groups, int32_t path,
    int32_t *products) {
    ON_PATH(path, late_products, rows, count, width, lanes, groups, products)
}

void winnow_late_steps(
    const int32_t *products, int32_t count, int32_t lanes, const float *factors, int32_t path, uint8_t *steps) {
    ON_PATH(path, late_steps, products, count, lanes, factors, steps)
}

void winnow_late_nearest(
    const int8_t *rows, const int32_t *bias, int32_t count, int32_t first, int32_t width, const int16_t *lanes,
    int32_t groups, int32_t path, int32_t *best, int32_t *index) {
    ON_PATH(path, late_nearest, rows, bias, count, first, width, lanes, groups, best, index)
}

void winnow_late_pack_codes(const uint8_t *codes, int32_t width, int32_t bits, uint8_t *residual) {
    const int32_t size = bits == 4 ? 16 : 8;
    memset(residual, 0, (size_t)(width * bits / 8));
    for (int32_t block = 0; block < width; block += 32, residual += size)
        for (int32_t i = 0; i < 32; i++) residual[i % size] |= (uint8_t)(codes[block + i] << (bits * (i / size)));
}

void winnow_late_gather(
    const int16_t *rows, const int32_t *which, int32_t count, int32_t width, int16_t *lanes) {
    memset(lanes, 0, (size_t)((count + 15) / 16) * 16 * width * sizeof *lanes);
    for (int32_t at = 0; at < count; at++) {
        const int16_t *row = rows + (int64_t)which[at] * width;
        int16_t *lane = lanes + (int64_t)(at / 16) * width * 16 + at % 16 * 2;
        for (int32_t i = 0; i < width; i += 2, lane += 32) memcpy(lane, row + i, 4);
    }
}

void winnow_late_codes(
    const int16_t *row, const int8_t *centroid, int32_t width, float grid, const float *thresholds, int32_t levels,
    uint8_t *codes) {
    float residual[WINNOW_LATE_WIDTH];
    int32_t below[WINNOW_LATE_WIDTH];
    for (int32_t i = 0; i < width; i++) {
        const float scaled = (float)row[i] * grid;
        residual[i] = scaled - (float)centroid[i];
        below[i] = 0;
    }
    for (int32_t level = 0; level < levels - 1; level++)
        for (int32_t i = 0; i < width; i++) below[i] += residual[i] > thresholds[level];
    for (int32_t i = 0; i < width; i++) codes[i] = (uint8_t)below[i];
}
