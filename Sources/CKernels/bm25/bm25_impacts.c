#include "bm25_impacts.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

double winnow_saturate(uint32_t tf, uint32_t length, winnow_saturation s) {
    const double K = s.k1 * (1.0 - s.b + s.b * (double)length / s.average);
    return (double)tf / ((double)tf + K);
}

static double norm_of(uint32_t length, winnow_saturation s) {
    return s.k1 * (1.0 - s.b + s.b * (double)length / s.average);
}

static uint32_t impact_of(uint32_t tf, double K) {
    const double impact = ceil(255.0 * ((double)tf / ((double)tf + K)));
    return impact < 1 ? 1 : impact > 255 ? 255 : (uint32_t)impact;
}

uint32_t winnow_smallest_frequency(uint32_t impact, uint32_t length, winnow_saturation s) {
    const double K = norm_of(length, s);
    // Most terms stand in their passages once.
    if (impact_of(1, K) >= impact) return 1;
    // Starts below the answer of the real equation and steps up to it.
    const double share = (double)(impact - 1) / 255.0;
    const double real = share * K / (1.0 - share);
    uint32_t tf = real < 2 ? 1 : real > 4e9 ? 4000000000u : (uint32_t)real - 1;
    while (impact_of(tf, K) < impact && tf < UINT32_MAX) tf++;
    return tf;
}

uint64_t winnow_impacts_size(void) { return sizeof(winnow_impacts); }

void winnow_impacts_fill(winnow_impacts *impacts, winnow_saturation saturation, uint32_t longest) {
    impacts->saturation = saturation;
    impacts->lengths = longest < WINNOW_TABLE_LENGTHS ? longest + 1 : WINNOW_TABLE_LENGTHS;
    for (uint32_t length = 0; length < impacts->lengths; length++) {
        const double K = norm_of(length, saturation);
        for (uint32_t tf = 1; tf <= WINNOW_TABLE_FREQUENCIES; tf++) {
            impacts->table[length][tf - 1] = (uint8_t)impact_of(tf, K);
        }
    }
}

uint32_t winnow_impact_beyond(const winnow_impacts *impacts, uint32_t tf, uint32_t length) {
    return impact_of(tf, norm_of(length, impacts->saturation));
}

uint32_t winnow_frequency_beyond(const winnow_impacts *impacts, uint32_t impact, uint32_t length) {
    return winnow_smallest_frequency(impact, length, impacts->saturation);
}
