#include <string.h>
#include "encoder_kernels.h"
#include "../processor.h"

extern const winnow_encoder_kernels winnow_encoder_portable;
#if defined(__x86_64__)
extern const winnow_encoder_kernels winnow_encoder_avx2;
extern const winnow_encoder_kernels winnow_encoder_avxvnni;
extern const winnow_encoder_kernels winnow_encoder_avx512;
extern const winnow_encoder_kernels winnow_encoder_avx512_bfloat;
#endif

const winnow_encoder_kernels *winnow_encoder_kernels_named(const char *name) {
    if (strcmp(name, "portable") == 0) return &winnow_encoder_portable;
#if defined(__x86_64__)
    if (strcmp(name, "avx2") == 0) return winnow_has_avx2() ? &winnow_encoder_avx2 : NULL;
    if (strcmp(name, "avx-vnni") == 0) return winnow_has_avx_vnni() ? &winnow_encoder_avxvnni : NULL;
    if (strcmp(name, "avx512-bf16") == 0) return winnow_has_avx512_bfloat() ? &winnow_encoder_avx512_bfloat : NULL;
    if (strcmp(name, "avx512") == 0) return winnow_has_avx512() ? &winnow_encoder_avx512 : NULL;
#endif
    return NULL;
}

const winnow_encoder_kernels *winnow_encoder_kernels_best(void) {
    static const char *const names[] = {"avx512-bf16", "avx512", "avx-vnni", "avx2"};
    for (int i = 0; i < 4; i++) {
        const winnow_encoder_kernels *found = winnow_encoder_kernels_named(names[i]);
        if (found) return found;
    }
    return &winnow_encoder_portable;
}

int64_t winnow_attention_scratch(int64_t tokens, int64_t head_width) {
    const int64_t padded = (tokens + 15) / 16 * 16, width = (head_width + 15) / 16 * 16;
    return 2 * padded * width + 36 * padded + 24 * width;
}

int64_t winnow_integer_depth(const winnow_encoder_kernels *kernels, int64_t depth) {
    const int64_t unit = kernels->depth_multiple;
    return (depth + unit - 1) / unit * unit;
}

int64_t winnow_integer_panel_size(const winnow_encoder_kernels *kernels, int64_t depth) {
    const int64_t padded = winnow_integer_depth(kernels, depth);
    return padded * 16 + (kernels->group_steps ? 64 + padded / (4 * kernels->group_steps) * 64 : 0);
}
