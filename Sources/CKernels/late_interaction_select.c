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
