#pragma once
#include <stdint.h>

// The loops over one window of 4,096 passages. `scale` is at most 65,535; sums never exceed 32,767.

typedef struct {
    /// sums[ids[i]] += impacts[i] * scale >> 8
    void (*add_sparse)(uint16_t *sums, const uint8_t *ids, const uint8_t *impacts, uint32_t count, uint32_t scale);
    /// sums[i] += impacts[j] * scale >> 8 for the j-th set bit i of `bits` (512 bytes); `count` bits are set
    void (*add_bits)(uint16_t *sums, const uint8_t *bits, const uint8_t *impacts, uint32_t count, uint32_t scale);
    /// sums[i] += impacts[i] * scale >> 8, for the whole window
    void (*add_dense)(uint16_t *sums, const uint8_t *impacts, uint32_t scale);
    /// bounds[i] += maxima[i] == 0 ? 0 : (maxima[i] * scale >> 8) + 1; `count` is a multiple of 32
    void (*add_bounds)(uint16_t *bounds, const uint8_t *maxima, uint32_t count, uint32_t scale);
    /// Writes all i with sums[i] > least and, if there is a bitmap, allowed[i] to `found`, rising. Returns how many.
    uint32_t (*select)(const uint16_t *sums, int32_t least, const uint8_t *allowed, uint16_t *found);
    /// Writes all i below `count` with impacts[i] >= least (0 to 255) to `places`, rising. Returns how many; `places` has
    /// room for one more.
    uint32_t (*select_impacts)(const uint8_t *impacts, uint32_t count, uint32_t least, uint16_t *places);
} winnow_window_kernels;

extern const winnow_window_kernels winnow_window_portable;

/// The fastest that this processor runs; all give the same.
const winnow_window_kernels *winnow_window_kernels_best(void);
