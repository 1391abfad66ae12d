#include "processor.h"
#if defined(__x86_64__)
#include <cpuid.h>
#include <stdatomic.h>

int32_t winnow_has_avx2(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

/// CPUID leaf 7, subleaf 1, EAX bit 4 (Intel 64 manual, volume 2A); compilers name it only lately. Asked once: in a virtual
/// machine CPUID takes microseconds.
int32_t winnow_has_avx_vnni(void) {
    static _Atomic int32_t found = -1;
    int32_t known = atomic_load_explicit(&found, memory_order_relaxed);
    if (known < 0) {
        unsigned a, b, c, d;
        known = winnow_has_avx2() && __get_cpuid_count(7, 1, &a, &b, &c, &d) && a & 1u << 4;
        atomic_store_explicit(&found, known, memory_order_relaxed);
    }
    return known;
}

int32_t winnow_has_avx512(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

int32_t winnow_has_avx512_bfloat(void) { return winnow_has_avx512() && __builtin_cpu_supports("avx512bf16"); }
#else
int32_t winnow_has_avx2(void) { return 0; }
int32_t winnow_has_avx_vnni(void) { return 0; }
int32_t winnow_has_avx512(void) { return 0; }
int32_t winnow_has_avx512_bfloat(void) { return 0; }
#endif
