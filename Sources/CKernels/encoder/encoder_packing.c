#include <math.h>
#include <string.h>
#include "encoder_kernels.h"

int64_t winnow_number_size(int32_t number) {
    switch (number) {
    case WINNOW_FLOAT32: return 4;
    case WINNOW_INTEGER8: return 1;
    default: return 2;
    }
}

static inline float from_bits(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/// IEEE half to single without branches on the common path: the exponent is moved by a product.
static inline float from_half(uint16_t half) {
    const uint32_t magnitude = (uint32_t)(half & 0x7FFF) << 13, sign = (uint32_t)(half & 0x8000) << 16;
    const float scaled = from_bits(magnitude) * from_bits(0x77800000u);  // 2^112
    uint32_t bits;
    memcpy(&bits, &scaled, sizeof bits);
    if ((half & 0x7C00) == 0x7C00) bits = 0x7F800000u | magnitude;
    return from_bits(bits | sign);
}

void winnow_to_float(float *to, const void *from, int64_t count, int32_t number) {
    if (number == WINNOW_FLOAT32) {
        memcpy(to, from, (size_t)count * sizeof(float));
        return;
    }
    const char *bytes = from;
    for (int64_t k = 0; k < count; k++) {
        uint16_t half;
        memcpy(&half, bytes + 2 * k, 2);
        to[k] = number == WINNOW_FLOAT16 ? from_half(half) : from_bits((uint32_t)half << 16);
    }
}

/// All exponent bits set means NaN or infinity; whole blocks are tested before the place is looked for.
int64_t winnow_first_not_finite(const void *from, int64_t count, int32_t number) {
    if (number == WINNOW_INTEGER8) return -1;
    const char *bytes = from;
    if (number == WINNOW_FLOAT32) {
        for (int64_t first = 0; first < count; first += 1024) {
            const int64_t stop = count - first < 1024 ? count : first + 1024;
            uint32_t found = 0;
            for (int64_t k = first; k < stop; k++) {
                uint32_t bits;
                memcpy(&bits, bytes + 4 * k, 4);
                found |= (bits & 0x7F800000u) == 0x7F800000u;
            }
            for (int64_t k = first; found && k < stop; k++) {
                uint32_t bits;
                memcpy(&bits, bytes + 4 * k, 4);
                if ((bits & 0x7F800000u) == 0x7F800000u) return k;
            }
        }
        return -1;
    }
    const uint16_t exponent = number == WINNOW_FLOAT16 ? 0x7C00 : 0x7F80;
    for (int64_t k = 0; k < count; k++) {
        uint16_t bits;
        memcpy(&bits, bytes + 2 * k, 2);
        if ((bits & exponent) == exponent) return k;
    }
    return -1;
}

/// One panel: sixteen rows are read side by side, so that the panel is written from front to back.
static void pack_panel(const float *weights, int64_t depth, float *panel) {
    for (int64_t k = 0; k < depth; k++)
        for (int64_t j = 0; j < 16; j++) panel[k * 16 + j] = weights[j * depth + k];
}

void winnow_pack(const float *weights, int64_t rows, int64_t depth, int64_t first, float *panels) {
    int64_t row = 0;
    if (first % 16 == 0)
        for (; row + 16 <= rows; row += 16) pack_panel(weights + row * depth, depth, panels + (first + row) * depth);
    for (; row < rows; row++) {
        const int64_t column = first + row;
        float *to = panels + column / 16 * 16 * depth + column % 16;
        for (int64_t k = 0; k < depth; k++) to[k * 16] = weights[row * depth + k];
    }
}

/// The largest magnitude; compared as integers, whose order is that of the floats once the sign is gone.
static float largest_magnitude(const float *row, int64_t count) {
    uint32_t most = 0;
    for (int64_t k = 0; k < count; k++) {
        uint32_t bits;
        memcpy(&bits, row + k, 4);
        bits &= 0x7FFFFFFFu;
        most = bits > most ? bits : most;
    }
    return from_bits(most);
}

float winnow_quantize_row(const float *row, int64_t count, int32_t levels, int8_t *to) {
    const float most = largest_magnitude(row, count);
    const float inverse = most > 0 ? (float)levels / most : 0;
    for (int64_t k = 0; k < count; k++) {
        const float value = row[k] * inverse;
        to[k] = (int8_t)(int32_t)(value + copysignf(0.5f, value));
    }
    return most / (float)levels;
}
