// Passages by their centroids alone.
#include "late_interaction.h"
#include <string.h>

/// Sixteen lanes.
typedef uint8_t steps16 __attribute__((vector_size(16)));

static inline __attribute__((always_inline)) int32_t estimate(
    const uint8_t *steps, const uint8_t *codes, int32_t count, const int32_t lanes, const int32_t stride) {
    steps16 greatest[lanes / 16];
    memset(greatest, 0, sizeof greatest);
    for (int32_t at = 0; at < count; at++) {
        const uint8_t *row = steps + (int64_t)(codes[2 * at] | codes[2 * at + 1] << 8) * stride;
        for (int32_t lane = 0; lane < lanes / 16; lane++) {
            steps16 own;
            memcpy(&own, row + 16 * lane, sizeof own);
            greatest[lane] = __builtin_elementwise_max(greatest[lane], own);
        }
    }
    int32_t sum = 0;
    for (int32_t lane = 0; lane < lanes; lane++) sum += greatest[lane / 16][lane % 16];
    return sum;
}

int32_t winnow_late_estimate(
    const uint8_t *steps, int32_t centroids, int32_t lanes, const uint8_t *codes, int32_t count) {
    for (int32_t at = 0; at < count; at++)
        if ((codes[2 * at] | codes[2 * at + 1] << 8) >= centroids) return -1;
    if (lanes == 32) return estimate(steps, codes, count, 32, 32);
    int32_t sum = 0;
    for (int32_t start = 0; start < lanes; start += 16) sum += estimate(steps + start, codes, count, 16, lanes);
    return sum;
}
