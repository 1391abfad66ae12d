#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL(name) name##_avx2
#include "encoder_avx2.h"
#define INTEGER_TILE_ROWS 2
#define INTEGER_TILE_PANELS 1
#define TALL_INTEGER_CASES(panels)
// The processors without VNNI start one widening product or one product of bytes a cycle (Zen 2) or two: products of eight
// steps are added in 16 bits before they are widened. Weights are scaled so that no such sum can leave 16 bits
// (`quantize_column`); with fewer levels for the activations, the weights get finer ones.
#define ACTIVATION_LEVELS 200
#define GROUP_STEPS 8

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#include "encoder_vectors.h"

INLINE void integer_tile(
    const winnow_integer_product *p, int64_t row, int64_t panel, const int rows, const int panels, i16v *sum) {
    (void)panels;
    const __m256i one = _mm256_set1_epi16(1);
    const __m256i *b = (const __m256i *)(p->b + panel * p->b_panel_size);
    const uint8_t *a[INTEGER_TILE_ROWS];
    __m256i total[INTEGER_TILE_ROWS][2];
    UNROLL for (int r = 0; r < rows; r++) {
        a[r] = p->a + (row + r) * p->a_stride;
        total[r][0] = b[0];
        total[r][1] = b[1];
    }
    b += 2;
    for (int64_t k = 0; k < p->depth; k += 4 * GROUP_STEPS, b += 2 * GROUP_STEPS + 2) {
        __m256i part[INTEGER_TILE_ROWS][2];
        UNROLL for (int r = 0; r < rows; r++) {
            part[r][0] = b[0];
            part[r][1] = b[1];
        }
        UNROLL for (int step = 0; step < GROUP_STEPS; step++) {
            const __m256i left = b[2 * step + 2], right = b[2 * step + 3];
            UNROLL for (int r = 0; r < rows; r++) {
                int32_t four;
                memcpy(&four, a[r] + k + 4 * step, 4);
                const __m256i x = _mm256_set1_epi32(four);
                part[r][0] = _mm256_add_epi16(part[r][0], _mm256_maddubs_epi16(x, left));
                part[r][1] = _mm256_add_epi16(part[r][1], _mm256_maddubs_epi16(x, right));
            }
        }
        UNROLL for (int r = 0; r < rows; r++)
            UNROLL for (int n = 0; n < 2; n++)
                total[r][n] = _mm256_add_epi32(total[r][n], _mm256_madd_epi16(part[r][n], one));
    }
    UNROLL for (int r = 0; r < rows; r++) {
        memcpy(&sum[r], &total[r][0], 32);
        memcpy((char *)&sum[r] + 32, &total[r][1], 32);
    }
}

#include "encoder_template.h"

#define PAIR_ROWS 4
#define PAIR_PANELS 1
#define PAIR_CASES PAIR_CASE(1) PAIR_CASE(2) PAIR_CASE(3) PAIR_CASE(4)

INLINE i16v multiply_pairs(i16v a, i16v b, i16v sum) {
    const __m256i low = _mm256_madd_epi16((__m256i)low_integers(a), (__m256i)low_integers(b));
    const __m256i high = _mm256_madd_epi16((__m256i)high_integers(a), (__m256i)high_integers(b));
    return sum + join_integers((i8v)low, (i8v)high);
}

#include "encoder_pairs.h"
#pragma clang attribute pop

const winnow_encoder_kernels winnow_encoder_avx2 = ENCODER_KERNELS("avx2", KERNEL(pair_attention));
#endif
