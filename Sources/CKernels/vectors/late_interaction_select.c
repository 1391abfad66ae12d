#include "late_interaction.h"

static void insert(
    int32_t score, int32_t row, int32_t keep, int32_t lanes, int32_t *scores, int32_t *rows) {
    int32_t place = keep - 1;
    for (; place > 0 && scores[(place - 1) * lanes] < score; place--) {
        scores[place * lanes] = scores[(place - 1) * lanes];
        rows[place * lanes] = rows[(place - 1) * lanes];
    }
    scores[place * lanes] = score;
    rows[place * lanes] = row;
}

void winnow_late_select(
    const int32_t *products, int32_t count, int32_t first, int32_t lanes, int32_t used, int32_t keep,
    int32_t *scores, int32_t *rows) {
    const int32_t *least = scores + (keep - 1) * lanes;
    for (int32_t row = 0; row < count; row++, products += lanes)
        for (int32_t start = 0; start < used; start += 16) {
            int32_t better = 0;
            for (int32_t lane = start; lane < start + 16; lane++) better |= products[lane] > least[lane];
            if (!better) continue;
            const int32_t end = used - start < 16 ? used : start + 16;
            for (int32_t lane = start; lane < end; lane++)
                if (products[lane] > least[lane])
                    insert(products[lane], first + row, keep, lanes, scores + lane, rows + lane);
        }
}
