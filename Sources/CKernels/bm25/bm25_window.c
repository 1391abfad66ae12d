#include "bm25_window.h"

#include "CKernels.h"
#include "bm25_layout.h"
#include "../processor.h"

static void add_sparse(uint16_t *sums, const uint8_t *ids, const uint8_t *impacts, uint32_t count, uint32_t scale) {
    for (uint32_t i = 0; i < count; i++) {
        sums[winnow_load16(ids + 2 * i)] += (uint16_t)(impacts[i] * scale >> 8);
    }
}

static void add_bits(uint16_t *sums, const uint8_t *bits, const uint8_t *impacts, uint32_t count, uint32_t scale) {
    uint32_t i = 0;
    for (uint32_t word = 0; word < WINNOW_WINDOW / 64; word++) {
        for (uint64_t rest = winnow_load64(bits + 8 * word); rest && i < count; rest &= rest - 1) {
            sums[64 * word + (uint32_t)__builtin_ctzll(rest)] += (uint16_t)(impacts[i++] * scale >> 8);
        }
    }
}

static void add_dense(uint16_t *sums, const uint8_t *impacts, uint32_t scale) {
    for (uint32_t i = 0; i < WINNOW_WINDOW; i++) sums[i] += (uint16_t)(impacts[i] * scale >> 8);
}

static void add_bounds(uint16_t *bounds, const uint8_t *maxima, uint32_t count, uint32_t scale) {
    for (uint32_t i = 0; i < count; i++) {
        bounds[i] += maxima[i] == 0 ? 0 : (uint16_t)((maxima[i] * scale >> 8) + 1);
    }
}

static uint32_t select_above(const uint16_t *sums, int32_t least, const uint8_t *allowed, uint16_t *found) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < WINNOW_WINDOW; i++) {
        if ((int32_t)sums[i] > least && (!allowed || (allowed[i >> 3] >> (i & 7) & 1))) found[n++] = (uint16_t)i;
    }
    return n;
}

static uint32_t select_impacts(const uint8_t *impacts, uint32_t count, uint32_t least, uint16_t *places) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        places[n] = (uint16_t)i;
        n += impacts[i] >= least;
    }
    return n;
}

const winnow_window_kernels winnow_window_portable = {add_sparse, add_bits,     add_dense,
                                                      add_bounds, select_above, select_impacts};

#if defined(__x86_64__)
#include <immintrin.h>

/// impact * scale >> 8 of 16 impacts: the high half of (impact << 8) * scale.
__attribute__((target("avx2"))) static inline __m256i shares(const uint8_t *impacts, __m256i scale) {
    const __m256i wide = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)impacts));
    return _mm256_mulhi_epu16(_mm256_slli_epi16(wide, 8), scale);
}

__attribute__((target("avx2"))) static void add_sparse_avx2(uint16_t *sums, const uint8_t *ids, const uint8_t *impacts,
                                                            uint32_t count, uint32_t scale) {
    const __m256i wide = _mm256_set1_epi16((short)scale);
    uint32_t i = 0;
    uint16_t share[16];
    for (; i + 16 <= count; i += 16) {
        _mm256_storeu_si256((__m256i *)share, shares(impacts + i, wide));
        for (uint32_t j = 0; j < 16; j++) sums[winnow_load16(ids + 2 * (i + j))] += share[j];
    }
    add_sparse(sums, ids + 2 * i, impacts + i, count - i, scale);
}

__attribute__((target("avx2,bmi"))) static void add_bits_avx2(uint16_t *sums, const uint8_t *bits,
                                                              const uint8_t *impacts, uint32_t count, uint32_t scale) {
    const __m256i wide = _mm256_set1_epi16((short)scale);
    uint16_t share[WINNOW_DENSE_COUNT + 16];
    uint32_t i = 0;
    for (; i + 16 <= count; i += 16) _mm256_storeu_si256((__m256i *)(share + i), shares(impacts + i, wide));
    for (; i < count; i++) share[i] = (uint16_t)(impacts[i] * scale >> 8);
    const uint16_t *next = share;
    for (uint32_t word = 0; word < WINNOW_WINDOW / 64; word++) {
        uint16_t *base = sums + 64 * word;
        for (uint64_t rest = winnow_load64(bits + 8 * word); rest; rest &= rest - 1) {
            base[__builtin_ctzll(rest)] += *next++;
        }
    }
}

__attribute__((target("avx2"))) static void add_dense_avx2(uint16_t *sums, const uint8_t *impacts, uint32_t scale) {
    const __m256i wide = _mm256_set1_epi16((short)scale);
    for (uint32_t i = 0; i < WINNOW_WINDOW; i += 16) {
        __m256i *sum = (__m256i *)(sums + i);
        _mm256_storeu_si256(sum, _mm256_add_epi16(_mm256_loadu_si256(sum), shares(impacts + i, wide)));
    }
}

__attribute__((target("avx2"))) static void add_bounds_avx2(uint16_t *bounds, const uint8_t *maxima, uint32_t count,
                                                            uint32_t scale) {
    const __m256i wide = _mm256_set1_epi16((short)scale);
    const __m256i zero = _mm256_setzero_si256();
    for (uint32_t i = 0; i < count; i += 16) {
        const __m256i impacts = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(maxima + i)));
        // All ones where there is a posting: minus one.
        const __m256i some = _mm256_cmpgt_epi16(impacts, zero);
        __m256i *bound = (__m256i *)(bounds + i);
        const __m256i sum = _mm256_add_epi16(_mm256_loadu_si256(bound), shares(maxima + i, wide));
        _mm256_storeu_si256(bound, _mm256_sub_epi16(sum, some));
    }
}

__attribute__((target("avx2,bmi,bmi2"))) static uint32_t select_avx2(const uint16_t *sums, int32_t least,
                                                                     const uint8_t *allowed, uint16_t *found) {
    if (least < -1) least = -1;
    if (least >= 32767) return 0;
    const __m256i limit = _mm256_set1_epi16((short)least);
    uint32_t n = 0;
    for (uint32_t i = 0; i < WINNOW_WINDOW; i += 32) {
        const __m256i low = _mm256_cmpgt_epi16(_mm256_loadu_si256((const __m256i *)(sums + i)), limit);
        const __m256i high = _mm256_cmpgt_epi16(_mm256_loadu_si256((const __m256i *)(sums + i + 16)), limit);
        const __m256i both = _mm256_permute4x64_epi64(_mm256_packs_epi16(low, high), 0xD8);
        uint32_t mask = (uint32_t)_mm256_movemask_epi8(both);
        if (allowed) mask &= winnow_load32(allowed + i / 8);
        while (mask) {
            found[n++] = (uint16_t)(i + (uint32_t)__builtin_ctz(mask));
            mask &= mask - 1;
        }
    }
    return n;
}

__attribute__((target("avx2,bmi"))) static uint32_t select_impacts_avx2(const uint8_t *impacts, uint32_t count,
                                                                        uint32_t least, uint16_t *places) {
    const __m128i limit = _mm_set1_epi8((char)least);
    uint32_t n = 0, i = 0;
    for (; i + 16 <= count; i += 16) {
        const __m128i some = _mm_loadu_si128((const __m128i *)(impacts + i));
        uint32_t mask = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(some, limit), some));
        for (; mask; mask &= mask - 1) places[n++] = (uint16_t)(i + (uint32_t)__builtin_ctz(mask));
    }
    for (; i < count; i++) {
        places[n] = (uint16_t)i;
        n += impacts[i] >= least;
    }
    return n;
}

static const winnow_window_kernels avx2 = {add_sparse_avx2, add_bits_avx2, add_dense_avx2,
                                           add_bounds_avx2, select_avx2,   select_impacts_avx2};
#endif

const winnow_window_kernels *winnow_window_kernels_best(void) {
#if defined(__x86_64__)
    if (winnow_has_avx2()) return &avx2;
#endif
    return &winnow_window_portable;
}
