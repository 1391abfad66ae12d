#pragma once
#include <stdint.h>
#include "encoder_kernels.h"

#include "bm25.h"
#include "late_interaction.h"
#include "postings_arena.h"

/// 1 when this processor and operating system can run AVX2 and FMA code, 0 otherwise. Asked once, then remembered.
int32_t winnow_has_avx2(void);
