// What the processor can do, asked once by every choice of a path.
#pragma once
#include <stdint.h>

/// AVX2 and fused multiply-add; 1 when the operating system lets them be used, as all of these.
int32_t winnow_has_avx2(void);
/// Products of bytes and of pairs, summed, in registers of AVX2.
int32_t winnow_has_avx_vnni(void);
/// AVX-512 F, BW, DQ, VL and VNNI.
int32_t winnow_has_avx512(void);
/// AVX-512 with products of bfloat16.
int32_t winnow_has_avx512_bfloat(void);
