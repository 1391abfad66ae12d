#if defined(__x86_64__)
#include <immintrin.h>

#define KERNEL(name) name##_avx512
#define ENCODER_FMA 1
#define ENCODER_LARGER(a, b) ((v16)_mm512_max_ps((__m512)(a), (__m512)(b)))
// 14 bits; a division of sixteen floats would take as long as ten products.
#define ENCODER_RECIPROCAL(x) ((v16)_mm512_rcp14_ps((__m512)(x)))
#define ENCODER_SMALLER(a, b) ((v16)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define TILE_ROWS 8
#define TILE_PANELS 3
#define TALL_CASES(tile, panels) ROW_CASE(tile, 7, panels) ROW_CASE(tile, 8, panels)
#define BLOCK_DEPTH 4096
#define FETCH_AHEAD 64
#define INTEGER_TILE_ROWS 8
#define INTEGER_TILE_PANELS 3
#define TALL_INTEGER_CASES(panels)                                                                \
    INTEGER_CASE(3, panels) INTEGER_CASE(4, panels) INTEGER_CASE(5, panels) INTEGER_CASE(6, panels)             \
    INTEGER_CASE(7, panels) INTEGER_CASE(8, panels)
// VNNI adds four products in 32 bits: nothing can overflow.
#define ACTIVATION_LEVELS 255
#define GROUP_STEPS 0

#pragma clang attribute push(                                                                     \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,fma"), min_vector_width(512))), apply_to = function)
#include "encoder_vectors.h"

INLINE void integer_tile(
    const winnow_integer_product *p, int64_t row, int64_t panel, const int rows, const int panels, i16v *sum) {
    __m512i total[INTEGER_TILE_ROWS][INTEGER_TILE_PANELS];
    const uint8_t *a[INTEGER_TILE_ROWS];
    const int8_t *b = p->b + panel * p->b_panel_size;
    const int64_t depth = p->depth, panel_size = p->b_panel_size;
    UNROLL for (int r = 0; r < rows; r++) {
        a[r] = p->a + (row + r) * p->a_stride;
        UNROLL for (int n = 0; n < panels; n++) total[r][n] = _mm512_setzero_si512();
    }
    for (int64_t k = 0; k < depth; k += 4) {
        __m512i column[INTEGER_TILE_PANELS];
        UNROLL for (int n = 0; n < panels; n++) column[n] = _mm512_loadu_si512(b + n * panel_size + k * 16);
        UNROLL for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, a[r] + k, 4);
            const __m512i value = _mm512_set1_epi32(four);
            UNROLL for (int n = 0; n < panels; n++) total[r][n] = _mm512_dpbusd_epi32(total[r][n], value, column[n]);
        }
    }
    UNROLL for (int r = 0; r < rows; r++)
        UNROLL for (int n = 0; n < panels; n++) memcpy(&sum[r * INTEGER_TILE_PANELS + n], &total[r][n], 64);
}

#include "encoder_template.h"

#define PAIR_ROWS 8
#define PAIR_PANELS 3
#define PAIR_CASES PAIR_CASE(1) PAIR_CASE(2) PAIR_CASE(3) PAIR_CASE(4) PAIR_CASE(5) PAIR_CASE(6) PAIR_CASE(7) PAIR_CASE(8)

INLINE i16v multiply_pairs(i16v a, i16v b, i16v sum) {
    return (i16v)_mm512_dpwssd_epi32((__m512i)sum, (__m512i)a, (__m512i)b);
}

#include "encoder_pairs.h"
#pragma clang attribute pop

void winnow_attention_bfloat(const winnow_attention *);

const winnow_encoder_kernels winnow_encoder_avx512 = ENCODER_KERNELS("avx512", KERNEL(pair_attention));
const winnow_encoder_kernels winnow_encoder_avx512_bfloat = ENCODER_KERNELS("avx512-bf16", winnow_attention_bfloat);
#endif
