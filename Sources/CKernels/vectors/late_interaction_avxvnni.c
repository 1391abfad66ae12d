// AVX2 with products that are summed at once: processors of laptops and desktops since 2021, which have no AVX-512.
#if defined(__x86_64__)
#define KERNEL(name) name##_avxvnni
#define LATE_ADD_PRODUCTS(sum, a, b) _mm256_dpwssd_avx_epi32(sum, a, b)

#pragma clang attribute push(__attribute__((target("avx2,avxvnni"))), apply_to = function)
#include "late_interaction_avx.h"
#include "late_interaction_template.h"
#pragma clang attribute pop
#endif
