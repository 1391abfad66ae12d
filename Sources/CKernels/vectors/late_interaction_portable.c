#include <stdint.h>
#include <string.h>

#define KERNEL(name) name##_portable
#define LATE_ROWS 4

static inline void late_tile(
    const int16_t *rows, int32_t count, int32_t width, const int16_t *lanes, int32_t groups, int32_t *sums) {
    for (int32_t r = 0; r < count; r++)
        for (int32_t group = 0; group < groups; group++) {
            const int16_t *row = rows + r * width, *column = lanes + (int64_t)group * width * 16;
            int32_t *sum = sums + r * 32 + 16 * group;
            memset(sum, 0, 64);
            for (int32_t i = 0; i < width; i += 2, column += 32)
                for (int32_t lane = 0; lane < 16; lane++)
                    sum[lane] += row[i] * column[2 * lane] + row[i + 1] * column[2 * lane + 1];
        }
}

#include "late_interaction_template.h"
