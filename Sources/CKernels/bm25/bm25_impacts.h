#pragma once
#include "bm25_layout.h"

enum { WINNOW_TABLE_FREQUENCIES = 8, WINNOW_TABLE_LENGTHS = 4096 };

struct winnow_impacts {
    winnow_saturation saturation;
    /// Passages shorter than this are in the table.
    uint32_t lengths;
    /// For each length the impacts of the frequencies 1 to 8.
    uint8_t table[WINNOW_TABLE_LENGTHS][WINNOW_TABLE_FREQUENCIES];
};

uint32_t winnow_impact_beyond(const winnow_impacts *impacts, uint32_t tf, uint32_t length);
uint32_t winnow_frequency_beyond(const winnow_impacts *impacts, uint32_t impact, uint32_t length);

/// ceil(255 * tf / (tf + K)), from 1 to 255.
static inline uint32_t winnow_impact_of(const winnow_impacts *impacts, uint32_t tf, uint32_t length) {
    return length < impacts->lengths && tf <= WINNOW_TABLE_FREQUENCIES ? impacts->table[length][tf - 1]
                                                                      : winnow_impact_beyond(impacts, tf, length);
}

/// The smallest frequency with at least this impact.
static inline uint32_t winnow_frequency_of(const winnow_impacts *impacts, uint32_t impact, uint32_t length) {
    if (length < impacts->lengths) {
        const uint8_t *row = impacts->table[length];
        for (uint32_t tf = 1; tf <= WINNOW_TABLE_FREQUENCIES; tf++) {
            if (row[tf - 1] >= impact) return tf;
        }
    }
    return winnow_frequency_beyond(impacts, impact, length);
}

/// The same without a table.
uint32_t winnow_smallest_frequency(uint32_t impact, uint32_t length, winnow_saturation saturation);
