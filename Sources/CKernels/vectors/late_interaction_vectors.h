// Decoding sixteen components at a time: what AVX2 and AVX-512 share.
#define LATE_DECODE
#include <immintrin.h>
#include <string.h>
#include "late_interaction.h"

/// Adds sixteen weights to sixteen components of a centroid and writes them with 16 bits.
static inline void late_store16(__m128i codes, __m128i weights, const int8_t *centroid, int16_t *row) {
    const __m128i sum =
        _mm_adds_epi8(_mm_shuffle_epi8(weights, codes), _mm_loadu_si128((const __m128i *)centroid));
    _mm256_storeu_si256((__m256i *)row, _mm256_cvtepi8_epi16(sum));
}

/// Two sums that do not wait for each other; integers, so their order does not matter.
static inline int32_t late_squares(const int16_t *row, int32_t width) {
    __m256i even = _mm256_setzero_si256(), odd = even;
    for (int32_t i = 0; i < width; i += 32) {
        const __m256i a = _mm256_loadu_si256((const __m256i *)(row + i));
        const __m256i b = _mm256_loadu_si256((const __m256i *)(row + i + 16));
        even = _mm256_add_epi32(even, _mm256_madd_epi16(a, a));
        odd = _mm256_add_epi32(odd, _mm256_madd_epi16(b, b));
    }
    const __m256i both = _mm256_add_epi32(even, odd);
    __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
    return _mm_cvtsi128_si32(_mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1)));
}

static inline void late_decode_row(
    const winnow_late_codec *codec, const int8_t *centroid, const uint8_t *residual, int16_t *row) {
    const __m128i weights = _mm_loadu_si128((const __m128i *)codec->weights);
    if (codec->bits == 4) {
        const __m128i mask = _mm_set1_epi8(15);
        for (int32_t block = 0; block < codec->width; block += 32, residual += 16) {
            const __m128i codes = _mm_loadu_si128((const __m128i *)residual);
            late_store16(_mm_and_si128(codes, mask), weights, centroid + block, row + block);
            late_store16(
                _mm_and_si128(_mm_srli_epi16(codes, 4), mask), weights, centroid + block + 16, row + block + 16);
        }
        return;
    }
    const __m128i mask = _mm_set1_epi8(3);
    for (int32_t block = 0; block < codec->width; block += 32, residual += 8) {
        const __m128i codes = _mm_loadl_epi64((const __m128i *)residual);
        const __m128i pair = _mm_unpacklo_epi64(codes, _mm_srli_epi16(codes, 2));
        late_store16(_mm_and_si128(pair, mask), weights, centroid + block, row + block);
        late_store16(
            _mm_and_si128(_mm_srli_epi16(pair, 4), mask), weights, centroid + block + 16, row + block + 16);
    }
}
