#define KERNEL(name) name##_portable
#define TILE_ROWS 6
#define TILE_PANELS 1
#define TALL_CASES(tile, panels)
#define BLOCK_DEPTH 192
#define FETCH_AHEAD 64
#define INTEGER_TILE_ROWS 4
#define INTEGER_TILE_PANELS 1
#define TALL_INTEGER_CASES(panels) INTEGER_CASE(3, panels) INTEGER_CASE(4, panels)
#define ACTIVATION_LEVELS 255
#define GROUP_STEPS 0

#include "encoder_vectors.h"

INLINE void integer_tile(
    const winnow_integer_product *p, int64_t row, int64_t panel, const int rows, const int panels, i16v *sum) {
    (void)panels;
    for (int r = 0; r < rows; r++) {
        int32_t total[16] = {0};
        const uint8_t *a = p->a + (row + r) * p->a_stride;
        const int8_t *b = p->b + panel * p->b_panel_size;
        for (int64_t k = 0; k < p->depth; k += 4)
            for (int j = 0; j < 16; j++)
                for (int i = 0; i < 4; i++) total[j] += (int32_t)a[k + i] * b[k * 16 + j * 4 + i];
        memcpy(&sum[r], total, sizeof total);
    }
}

#include "encoder_template.h"

const winnow_encoder_kernels winnow_encoder_portable = ENCODER_KERNELS("portable", KERNEL(attention));
