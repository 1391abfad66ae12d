// Sixteen floats as one value: one register with AVX-512, two with AVX2, four with NEON or SSE2.
#pragma once
#include <float.h>
#include <stdint.h>
#include <string.h>
#include "encoder_kernels.h"

// Vectors are passed between functions that are always inlined: the calling convention never matters.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")
#define UNROLL_FOUR _Pragma("clang loop unroll_count(4)")

/// Query rows that share one pass over the keys of a head.
#define ATTENTION_ROWS 24

typedef float v16 __attribute__((vector_size(64)));
typedef float v16u __attribute__((vector_size(64), aligned(4)));
typedef int32_t i16v __attribute__((vector_size(64)));
typedef uint8_t b16 __attribute__((vector_size(16)));
typedef int8_t c16 __attribute__((vector_size(16)));

INLINE v16 load(const float *p) { return *(const v16u *)p; }
INLINE void store(float *p, v16 x) { *(v16u *)p = x; }
INLINE v16 broadcast(float x) { return (v16){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }
INLINE int64_t round_up(int64_t n) { return (n + 15) & ~(int64_t)15; }

/// The first `left` lanes from memory, zero in the others.
INLINE v16 load_part(const float *p, int64_t left) {
    if (__builtin_expect(left >= 16, 1)) return load(p);
    v16 x = {0};
    memcpy(&x, p, (size_t)left * sizeof(float));
    return x;
}

INLINE void store_part(float *p, v16 x, int64_t left) {
    if (__builtin_expect(left >= 16, 1)) store(p, x);
    else memcpy(p, &x, (size_t)left * sizeof(float));
}

/// `x` with zeros from lane `left` on.
INLINE v16 part(v16 x, int64_t left) {
    if (left < 16) for (int64_t k = left; k < 16; k++) x[k] = 0;
    return x;
}

INLINE v16 multiply_add(v16 a, v16 b, v16 c) {
#if defined(ENCODER_FMA) || defined(__aarch64__)
    return __builtin_elementwise_fma(a, b, c);
#else
    return a * b + c;
#endif
}

/// Lanes of `a` where `mask` is all ones, of `b` where it is zero.
INLINE v16 choose(i16v mask, v16 a, v16 b) { return (v16)(((i16v)a & mask) | ((i16v)b & ~mask)); }

typedef float v8 __attribute__((vector_size(32)));
typedef float v4 __attribute__((vector_size(16)));
typedef int32_t i8v __attribute__((vector_size(32)));
typedef int32_t i4v __attribute__((vector_size(16)));

INLINE v8 low_half(v16 x) { return __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7); }
INLINE v8 high_half(v16 x) { return __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15); }
INLINE v16 join(v8 low, v8 high) {
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

INLINE i8v low_integers(i16v x) { return __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7); }
INLINE i8v high_integers(i16v x) { return __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15); }
INLINE i16v join_integers(i8v low, i8v high) {
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

#if defined(ENCODER_LARGER)
INLINE v16 larger(v16 a, v16 b) { return ENCODER_LARGER(a, b); }
INLINE v16 smaller(v16 a, v16 b) { return ENCODER_SMALLER(a, b); }
#elif defined(ENCODER_LARGER8)
INLINE v16 larger(v16 a, v16 b) {
    return join(ENCODER_LARGER8(low_half(a), low_half(b)), ENCODER_LARGER8(high_half(a), high_half(b)));
}
INLINE v16 smaller(v16 a, v16 b) {
    return join(ENCODER_SMALLER8(low_half(a), low_half(b)), ENCODER_SMALLER8(high_half(a), high_half(b)));
}
#else
INLINE v16 larger(v16 a, v16 b) { return choose(a > b, a, b); }
INLINE v16 smaller(v16 a, v16 b) { return choose(a < b, a, b); }
#endif

/// Sums by halves, always in the same order.
INLINE float sum_of(v16 x) {
    const v8 eight = low_half(x) + high_half(x);
    const v4 four = __builtin_shufflevector(eight, eight, 0, 1, 2, 3) + __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
    return (four[0] + four[2]) + (four[1] + four[3]);
}

INLINE float maximum(v16 x) {
    const v8 a = low_half(x), b = high_half(x);
    const i8v is_larger = a > b;
    const v8 eight = (v8)(((i8v)a & is_larger) | ((i8v)b & ~is_larger));
    const v4 c = __builtin_shufflevector(eight, eight, 0, 1, 2, 3);
    const v4 d = __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
    const i4v is_greater = c > d;
    const v4 four = (v4)(((i4v)c & is_greater) | ((i4v)d & ~is_greater));
    const float even = four[0] > four[2] ? four[0] : four[2], odd = four[1] > four[3] ? four[1] : four[3];
    return even > odd ? even : odd;
}

/// e^x for x <= 88, relative error below 2e-7; zero-like below -87.
INLINE v16 exponential(v16 x) {
    x = larger(x, broadcast(-87.0f));
    const v16 shifter = broadcast(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
    const v16 t = multiply_add(x, broadcast(1.44269504088896341f), shifter);
    const v16 n = t - shifter;
    v16 r = multiply_add(n, broadcast(-0.693359375f), x);
    r = multiply_add(n, broadcast(2.12194440e-4f), r);
    v16 y = broadcast(1.9875691500e-4f);
    y = multiply_add(y, r, broadcast(1.3981999507e-3f));
    y = multiply_add(y, r, broadcast(8.3334519073e-3f));
    y = multiply_add(y, r, broadcast(4.1665795894e-2f));
    y = multiply_add(y, r, broadcast(1.6666665459e-1f));
    y = multiply_add(y, r, broadcast(5.0000001201e-1f));
    y = multiply_add(y, r * r, r + broadcast(1.0f));
    return (v16)((i16v)y + ((i16v)t << 23));
}

/// 2^x for x <= 127, relative error below 3e-7; zero-like below -126.
INLINE v16 power_of_two(v16 x) {
    x = larger(x, broadcast(-126.0f));
    const v16 shifter = broadcast(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
    const v16 t = x + shifter;
    const v16 r = x - (t - shifter);
    v16 y = broadcast(1.32764701e-3f);
    y = multiply_add(y, r, broadcast(9.67554189e-3f));
    y = multiply_add(y, r, broadcast(5.55071346e-2f));
    y = multiply_add(y, r, broadcast(2.40221202e-1f));
    y = multiply_add(y, r, broadcast(6.93146944e-1f));
    y = multiply_add(y, r, broadcast(1.0f));
    return (v16)((i16v)y + ((i16v)t << 23));
}

/// 2^x for x <= 127, relative error below 8e-5, a fiftieth of what 8 bits can tell apart.
INLINE v16 rough_power_of_two(v16 x) {
    x = larger(x, broadcast(-126.0f));
    const v16 shifter = broadcast(12582912.0f);  // 1.5 * 2^23: adding it rounds to an integer
    const v16 t = x + shifter;
    const v16 r = x - (t - shifter);
    v16 y = multiply_add(broadcast(5.517167e-2f), r, broadcast(2.4261112e-1f));
    y = multiply_add(y, r, broadcast(6.9326099e-1f));
    y = multiply_add(y, r, broadcast(9.9992807e-1f));
    return (v16)((i16v)y + ((i16v)t << 23));
}

/// 1 / x, within two units of the last place.
INLINE v16 reciprocal(v16 x) {
#if defined(ENCODER_RECIPROCAL)
    const v16 r = ENCODER_RECIPROCAL(x);
    return r * (broadcast(2.0f) - x * r);
#else
    return broadcast(1.0f) / x;
#endif
}

/// x / 2 * (1 + erf(x / sqrt 2)), erf as a quotient of polynomials (absolute error below 5e-7).
INLINE v16 gelu(v16 x) {
    v16 z = x * broadcast(0.70710678118654752f);
    z = larger(smaller(z, broadcast(4.0f)), broadcast(-4.0f));
    const v16 s = z * z;
    v16 up = broadcast(-2.72614225801306e-10f);
    up = multiply_add(up, s, broadcast(2.77068142495902e-08f));
    up = multiply_add(up, s, broadcast(-2.10102402082508e-06f));
    up = multiply_add(up, s, broadcast(-5.69250639462346e-05f));
    up = multiply_add(up, s, broadcast(-7.34990630326855e-04f));
    up = multiply_add(up, s, broadcast(-2.95459980854025e-03f));
    up = multiply_add(up, s, broadcast(-1.60960333262415e-02f));
    v16 down = broadcast(-1.45660718464996e-05f);
    down = multiply_add(down, s, broadcast(-2.13374055278905e-04f));
    down = multiply_add(down, s, broadcast(-1.68282697438203e-03f));
    down = multiply_add(down, s, broadcast(-7.37332916720468e-03f));
    down = multiply_add(down, s, broadcast(-1.42647390514189e-02f));
    const v16 half = x * broadcast(0.5f);
    return multiply_add(half, z * up * reciprocal(down), half);
}

/// The same with an absolute error below 1e-4, a tenth of the next quantisation's steps: no quotient, half the work.
INLINE v16 coarse_gelu(v16 x) {
    const v16 z = larger(smaller(x, broadcast(4.25f)), broadcast(-4.25f)), s = z * z;
    v16 y = broadcast(-8.4603663e-10f);
    y = multiply_add(y, s, broadcast(7.5708023e-08f));
    y = multiply_add(y, s, broadcast(-2.93879384e-06f));
    y = multiply_add(y, s, broadcast(6.55269687e-05f));
    y = multiply_add(y, s, broadcast(-9.40446625e-04f));
    y = multiply_add(y, s, broadcast(9.2578195e-03f));
    y = multiply_add(y, s, broadcast(-6.54534921e-02f));
    y = multiply_add(y, s, broadcast(3.98420036e-01f));
    return x * multiply_add(z, y, broadcast(0.5f));
}

INLINE v16 hyperbolic_tangent(v16 x) {
    const v16 bounded = larger(smaller(x, broadcast(9.0f)), broadcast(-9.0f));
    const v16 e = exponential(bounded * broadcast(2.0f));
    return (e - broadcast(1.0f)) / (e + broadcast(1.0f));
}

/// Truncates sixteen floats in 0...255.5 to bytes.
INLINE void store_bytes(uint8_t *to, v16 x) {
    const b16 bytes = __builtin_convertvector(__builtin_convertvector(x, i16v), b16);
    memcpy(to, &bytes, sizeof bytes);
}

/// Rounds sixteen floats within -127...127 to the nearest integers, as bytes.
INLINE void store_signed(int8_t *to, v16 x) {
    const v16 shifted = x + broadcast(12582912.0f);  // 1.5 * 2^23: the last bits hold the integer
    const c16 bytes = __builtin_convertvector((i16v)shifted - (i16v)broadcast(12582912.0f), c16);
    memcpy(to, &bytes, sizeof bytes);
}

/// Rows of the next tile: the rest is halved instead of leaving a thin tile at the end.
INLINE int tile_rows(int64_t left, int most) {
    if (left <= most) return (int)left;
    return left < 2 * most ? (int)((left + 1) / 2) : most;
}

/// Swaps blocks of `step` lanes between rows `step` apart; the four steps together turn rows into columns.
#define EXCHANGE(step, low, high)                                                                 \
    UNROLL for (int i = 0; i < 16; i++) {                                                         \
        if (i & step) continue;                                                                   \
        const v16 a = r[i], b = r[i + step];                                                      \
        r[i] = __builtin_shufflevector(a, b, low);                                                \
        r[i + step] = __builtin_shufflevector(a, b, high);                                        \
    }
#define LOW_1 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30
#define HIGH_1 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31
#define LOW_2 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29
#define HIGH_2 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31
#define LOW_4 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27
#define HIGH_4 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31
#define LOW_8 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23
#define HIGH_8 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31

/// Transposes sixteen rows of sixteen floats in registers.
INLINE void transpose(v16 r[16]) {
    EXCHANGE(1, LOW_1, HIGH_1)
    EXCHANGE(2, LOW_2, HIGH_2)
    EXCHANGE(4, LOW_4, HIGH_4)
    EXCHANGE(8, LOW_8, HIGH_8)
}

/// Sixteen numbers of `count` rows as columns: lane j of `rows[k]` is number k of row j, zero from row `count` on and from
/// number `left` on.
INLINE void load_transposed(const float *from, int64_t stride, int64_t count, int64_t left, v16 rows[16]) {
    for (int64_t j = 0; j < 16; j++) rows[j] = j < count ? load_part(from + j * stride, left) : (v16){0};
    transpose(rows);
}

/// The largest of `count` numbers; those behind, up to a multiple of 16, become too small to count.
INLINE float bounded_maximum(float *x, int64_t count, int64_t padded) {
    for (int64_t k = count; k < padded; k++) x[k] = -FLT_MAX;
    v16 most = broadcast(-FLT_MAX);
    for (int64_t k = 0; k < padded; k += 16) most = larger(load(x + k), most);
    return maximum(most);
}
