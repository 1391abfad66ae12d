#include "late_interaction.h"

static void insert(int32_t score, int32_t row, int32_t keep, int32_t *scores, int32_t *rows) {
    int32_t place = keep - 1;
    while (place > 0 && scores[place - 1] < score) {
        scores[place] = scores[place - 1];
        rows[place] = rows[place - 1];
        place--;
    }
    scores[place] = score;
    rows[place] = row;
}

void winnow_late_select(
    const int32_t *products, int32_t count, int32_t first, int32_t lanes, int32_t used, int32_t keep,
    int32_t *scores, int32_t *rows) {
    for (int32_t row = 0; row < count; row++, products += lanes)
        for (int32_t start = 0; start < used; start += 16) {
            const int32_t end = used - start < 16 ? used : start + 16;
            int32_t better = 0;
            for (int32_t lane = start; lane < end; lane++) better |= products[lane] > scores[lane * keep + keep - 1];
            if (!better) continue;
            for (int32_t lane = start; lane < end; lane++)
                if (products[lane] > scores[lane * keep + keep - 1])
                    insert(products[lane], first + row, keep, scores + lane * keep, rows + lane * keep);
        }
}

int32_t winnow_late_walk(winnow_late_sums *sums, const uint8_t *list, int64_t bytes, uint8_t mark, uint16_t gain) {
    const uint8_t *end = list + bytes;
    int64_t row = 0, found = sums->found_count;
    while (list < end) {
        uint64_t distance = *list & 0x7F;
        for (int shift = 7; *list++ >= 0x80; shift += 7) {
            if (list == end || shift > 28) return 0;
            distance |= (uint64_t)(*list & 0x7F) << shift;
        }
        row += (int64_t)distance;
        if (row >= sums->rows) return 0;
        if (sums->seen[row] == mark) continue;
        if (sums->allowed
            && (row >> 6 >= sums->allowed_words || !(sums->allowed[row >> 6] >> (row & 63) & 1)))
            continue;
        if (sums->seen[row] == 0) sums->found[found++] = (uint32_t)row;
        sums->seen[row] = mark;
        const uint32_t sum = (uint32_t)sums->sums[row] + gain;
        sums->sums[row] = (uint16_t)(sum > 65535 ? 65535 : sum);
    }
    sums->found_count = found;
    return 1;
}
