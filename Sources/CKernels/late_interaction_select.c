#include "late_interaction.h"
#include <string.h>

static void insert(
    int32_t score, int32_t row, int32_t keep, int32_t lanes, int32_t *scores, int32_t *rows) {
    int32_t place = keep - 1;
    for (; place > 0 && scores[(place - 1) * lanes] < score; place--) {
        scores[place * lanes] = scores[(place - 1) * lanes];
        rows[place * lanes] = rows[(place - 1) * lanes];
    }
    scores[place * lanes] = score;
    rows[place * lanes] = row;
}

void winnow_late_select(
    const int32_t *products, int32_t count, int32_t first, int32_t lanes, int32_t used, int32_t keep,
    int32_t *scores, int32_t *rows) {
    const int32_t *least = scores + (keep - 1) * lanes;
    for (int32_t row = 0; row < count; row++, products += lanes)
        for (int32_t start = 0; start < used; start += 16) {
            int32_t better = 0;
            for (int32_t lane = start; lane < start + 16; lane++) better |= products[lane] > least[lane];
            if (!better) continue;
            const int32_t end = used - start < 16 ? used : start + 16;
            for (int32_t lane = start; lane < end; lane++)
                if (products[lane] > least[lane])
                    insert(products[lane], first + row, keep, lanes, scores + lane, rows + lane);
        }
}

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
