// AVX2 with the four products of bytes a lane that AVX-VNNI adds: processors of laptops and desktops since 2021, which
// have no AVX-512.
#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL(name) name##_avxvnni
#include "encoder_avx2.h"
#define INTEGER_TILE_ROWS 6
#define INTEGER_TILE_PANELS 1
#define TALL_INTEGER_CASES(panels)                                                                \
    INTEGER_CASE(3, panels) INTEGER_CASE(4, panels) INTEGER_CASE(5, panels) INTEGER_CASE(6, panels)
#define ACTIVATION_LEVELS 255
#define GROUP_STEPS 0

#pragma clang attribute push(__attribute__((target("avx2,fma,avxvnni"))), apply_to = function)
#include "encoder_vectors.h"

INLINE void integer_tile(
    const winnow_integer_product *p, int64_t row, int64_t panel, const int rows, const int panels, i16v *sum) {
    (void)panels;
    const uint8_t *a[INTEGER_TILE_ROWS];
    const __m256i *b = (const __m256i *)(p->b + panel * p->b_panel_size);
    __m256i total[INTEGER_TILE_ROWS][2];
    UNROLL for (int r = 0; r < rows; r++) {
        a[r] = p->a + (row + r) * p->a_stride;
        total[r][0] = total[r][1] = _mm256_setzero_si256();
    }
    for (int64_t k = 0; k < p->depth; k += 4, b += 2) {
        const __m256i left = _mm256_loadu_si256(b), right = _mm256_loadu_si256(b + 1);
        UNROLL for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, a[r] + k, 4);
            const __m256i value = _mm256_set1_epi32(four);
            total[r][0] = _mm256_dpbusd_avx_epi32(total[r][0], value, left);
            total[r][1] = _mm256_dpbusd_avx_epi32(total[r][1], value, right);
        }
    }
    UNROLL for (int r = 0; r < rows; r++) {
        memcpy(&sum[r], &total[r][0], 32);
        memcpy((char *)&sum[r] + 32, &total[r][1], 32);
    }
}

#include "encoder_template.h"

#define PAIR_ROWS 6
#define PAIR_PANELS 1
#define PAIR_CASES PAIR_CASE(1) PAIR_CASE(2) PAIR_CASE(3) PAIR_CASE(4) PAIR_CASE(5) PAIR_CASE(6)

INLINE i16v multiply_pairs(i16v a, i16v b, i16v sum) {
    const __m256i left = (__m256i)low_integers(sum), right = (__m256i)high_integers(sum);
    const __m256i low = _mm256_dpwssd_avx_epi32(left, (__m256i)low_integers(a), (__m256i)low_integers(b));
    const __m256i high = _mm256_dpwssd_avx_epi32(right, (__m256i)high_integers(a), (__m256i)high_integers(b));
    return join_integers((i8v)low, (i8v)high);
}

#include "encoder_pairs.h"
#pragma clang attribute pop

const winnow_encoder_kernels winnow_encoder_avxvnni = ENCODER_KERNELS("avx-vnni", KERNEL(pair_attention));
#endif
