// The floats of AVX2, with and without AVX-VNNI.
#pragma once
#include <immintrin.h>

#define ENCODER_FMA 1
#define ENCODER_LARGER8(a, b) ((v8)_mm256_max_ps((__m256)(a), (__m256)(b)))
#define ENCODER_SMALLER8(a, b) ((v8)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define TILE_ROWS 6
#define TILE_PANELS 1
#define TALL_CASES(tile, panels)
#define BLOCK_DEPTH 384
#define FETCH_AHEAD 128
