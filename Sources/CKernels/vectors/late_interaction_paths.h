// The kernels that every instruction set has; `late_interaction.c` chooses among them.
#pragma once
#include "late_interaction.h"

#define LATE_PATH(path)                                                                                         \
    void late_maxima_##path(                                                                                    \
        const winnow_late_codec *, const winnow_late_tokens *, const int16_t *, int32_t, float *);              \
    void late_decode_##path(const winnow_late_codec *, const winnow_late_tokens *, int8_t *);                   \
    void late_products_##path(const int8_t *, int32_t, int32_t, const int16_t *, int32_t, int32_t *);           \
    void late_steps_##path(const int32_t *, int32_t, int32_t, const float *, uint8_t *);                        \
    void late_nearest_##path(                                                                                   \
        const int8_t *, const int32_t *, int32_t, int32_t, int32_t, const int16_t *, int32_t, int32_t *, int32_t *);

LATE_PATH(portable)
LATE_PATH(avx2)
LATE_PATH(avxvnni)
LATE_PATH(avx512)
