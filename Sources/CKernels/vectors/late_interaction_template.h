// The kernels of late interaction for one instruction set. The file that includes this defines `KERNEL(name)`,
// `LATE_ROWS` (rows of one tile) and `late_tile`, which sums the products of up to `LATE_ROWS` rows with `groups` groups
// of sixteen lanes into `sums`.
//
// Shapes: row [width], 16-bit; lanes [groups][width / 2][16][2]; sums [LATE_ROWS][16 * groups].
#include <math.h>
#include <string.h>
#include "late_interaction.h"
#include "late_interaction_paths.h"

#ifndef LATE_DECODE
/// The 16-bit vector of one token.
static inline void late_decode_row(
    const winnow_late_codec *codec, const int8_t *centroid, const uint8_t *residual, int16_t *row) {
    const int32_t codes = codec->bits == 4 ? 16 : 8, mask = codec->bits == 4 ? 15 : 3;
    for (int32_t block = 0; block < codec->width; block += 32, residual += codes)
        for (int32_t i = 0; i < 32; i++) {
            const int32_t code = residual[i % codes] >> (codec->bits * (i / codes)) & mask;
            const int32_t sum = centroid[block + i] + codec->weights[code];
            row[block + i] = (int16_t)(sum > 127 ? 127 : sum < -128 ? -128 : sum);
        }
}

static inline int32_t late_squares(const int16_t *row, int32_t width) {
    int32_t squares = 0;
    for (int32_t i = 0; i < width; i++) squares += row[i] * row[i];
    return squares;
}
#endif

static inline float late_inverse_length(const int16_t *row, int32_t width) {
    const int32_t squares = late_squares(row, width);
    return squares > 0 ? 1.0f / sqrtf((float)squares) : 0;
}

typedef struct {
    _Alignas(64) int16_t rows[LATE_ROWS * WINNOW_LATE_WIDTH];
    _Alignas(64) int32_t sums[LATE_ROWS * 32];
    float inverse[LATE_ROWS];
} late_tile_buffer;

static inline const uint8_t *late_residual(const winnow_late_codec *codec, const winnow_late_tokens *tokens, int32_t at) {
    return tokens->residuals + (int64_t)at * (codec->width * codec->bits / 8);
}

static inline const int8_t *late_centroid(const winnow_late_codec *codec, const winnow_late_tokens *tokens, int32_t at) {
    const uint8_t *code = tokens->codes + 2 * at;
    return codec->centroid + (int64_t)(code[0] | code[1] << 8) * codec->width;
}

/// Centroids lie anywhere in some megabytes: fetched this many tokens ahead.
#define LATE_AHEAD 40

static inline void late_prefetch(const winnow_late_codec *codec, const winnow_late_tokens *tokens, int32_t at) {
    const int8_t *centroid = late_centroid(codec, tokens, at);
    for (int32_t i = 0; i < codec->width; i += 64) __builtin_prefetch(centroid + i);
}

void KERNEL(late_maxima)(
    const winnow_late_codec *codec, const winnow_late_tokens *tokens, const int16_t *lanes, int32_t groups,
    float *maxima) {
    const int32_t width = codec->width;
    late_tile_buffer buffer;
    for (int32_t at = 0; at < tokens->count && at < LATE_AHEAD; at++) late_prefetch(codec, tokens, at);
    for (int32_t start = 0; start < tokens->count; start += LATE_ROWS) {
        const int32_t count = tokens->count - start < LATE_ROWS ? tokens->count - start : LATE_ROWS;
        for (int32_t at = start + LATE_AHEAD; at < tokens->count && at < start + LATE_AHEAD + LATE_ROWS; at++)
            late_prefetch(codec, tokens, at);
        for (int32_t r = 0; r < count; r++) {
            int16_t *row = buffer.rows + r * width;
            late_decode_row(
                codec, late_centroid(codec, tokens, start + r), late_residual(codec, tokens, start + r), row);
            buffer.inverse[r] = late_inverse_length(row, width);
        }
        for (int32_t group = 0; group < groups; group += 2) {
            const int32_t pair = groups - group < 2 ? 1 : 2;
            late_tile(buffer.rows, count, width, lanes + (int64_t)group * width * 16, pair, buffer.sums);
            float *target = maxima + 16 * group;
            for (int32_t r = 0; r < count; r++) {
                const float inverse = buffer.inverse[r];
                const int32_t *sums = buffer.sums + r * 32;
                for (int32_t lane = 0; lane < 16 * pair; lane++) {
                    const float value = (float)sums[lane] * inverse;
                    target[lane] = value > target[lane] ? value : target[lane];
                }
            }
        }
    }
}

void KERNEL(late_decode)(const winnow_late_codec *codec, const winnow_late_tokens *tokens, int8_t *rows) {
    int16_t row[WINNOW_LATE_WIDTH];
    for (int32_t at = 0; at < tokens->count; at++) {
        late_decode_row(codec, late_centroid(codec, tokens, at), late_residual(codec, tokens, at), row);
        for (int32_t i = 0; i < codec->width; i++) rows[(int64_t)at * codec->width + i] = (int8_t)row[i];
    }
}

static inline int32_t late_load_rows(
    late_tile_buffer *buffer, const int8_t *rows, int32_t start, int32_t count, int32_t width) {
    const int32_t tile = count - start < LATE_ROWS ? count - start : LATE_ROWS;
    const int8_t *source = rows + (int64_t)start * width;
    for (int32_t i = 0; i < tile * width; i++) buffer->rows[i] = source[i];
    return tile;
}

void KERNEL(late_products)(
    const int8_t *rows, int32_t count, int32_t width, const int16_t *lanes, int32_t groups, int32_t *products) {
    late_tile_buffer buffer;
    for (int32_t start = 0; start < count; start += LATE_ROWS) {
        const int32_t tile = late_load_rows(&buffer, rows, start, count, width);
        for (int32_t group = 0; group < groups; group += 2) {
            const int32_t pair = groups - group < 2 ? 1 : 2;
            late_tile(buffer.rows, tile, width, lanes + (int64_t)group * width * 16, pair, buffer.sums);
            for (int32_t r = 0; r < tile; r++)
                memcpy(
                    products + (int64_t)(start + r) * 16 * groups + 16 * group, buffer.sums + r * 32,
                    64 * (size_t)pair);
        }
    }
}

void KERNEL(late_steps)(
    const int32_t *products, int32_t count, int32_t lanes, const float *factors, uint8_t *steps) {
    for (int32_t row = 0; row < count; row++, products += lanes, steps += lanes)
        for (int32_t lane = 0; lane < lanes; lane++) {
            const float value = (float)products[lane] * factors[lane];
            steps[lane] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : (int32_t)value);
        }
}

void KERNEL(late_nearest)(
    const int8_t *rows, const int32_t *bias, int32_t count, int32_t first, int32_t width, const int16_t *lanes,
    int32_t groups, int32_t *best, int32_t *index) {
    late_tile_buffer buffer;
    for (int32_t start = 0; start < count; start += LATE_ROWS) {
        const int32_t tile = late_load_rows(&buffer, rows, start, count, width);
        for (int32_t group = 0; group < groups; group += 2) {
            const int32_t pair = groups - group < 2 ? 1 : 2;
            late_tile(buffer.rows, tile, width, lanes + (int64_t)group * width * 16, pair, buffer.sums);
            for (int32_t r = 0; r < tile; r++) {
                const int32_t number = first + start + r, less = bias[start + r];
                const int32_t *sums = buffer.sums + r * 32;
                int32_t *known = best + 16 * group, *place = index + 16 * group;
                for (int32_t lane = 0; lane < 16 * pair; lane++) {
                    const int32_t value = sums[lane] - less;
                    place[lane] = value > known[lane] ? number : place[lane];
                    known[lane] = value > known[lane] ? value : known[lane];
                }
            }
        }
    }
}
