#if defined(__x86_64__)
#define KERNEL(name) name##_avx2
#define LATE_ADD_PRODUCTS(sum, a, b) _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#include "late_interaction_avx.h"
#include "late_interaction_template.h"
#pragma clang attribute pop
#endif
