#include <stdlib.h>

#include "bm25_layout.h"
#include "bm25_top.h"

#pragma STDC FP_CONTRACT OFF

typedef struct {
    const winnow_segment *segment;
    const winnow_postings *term;
    double *scores;
} adder;

static void add_one(void *context, uint32_t doc, uint32_t impact) {
    adder *a = context;
    const uint32_t length = a->segment->lengths[doc];
    const uint32_t tf = winnow_postings_frequency(a->term, doc, impact, length, a->segment->baked);
    a->scores[doc] += a->term->weight * winnow_saturate(tf, length, a->segment->current);
}

int32_t winnow_search_exhaustive(winnow_top *top, const winnow_segment *segment, const winnow_postings *terms,
                                 uint32_t count) {
    double *scores = calloc(segment->passages ? segment->passages : 1, sizeof *scores);
    if (!scores) return 0;
    for (uint32_t i = 0; i < count; i++) {
        adder a = {segment, &terms[i], scores};
        winnow_for_each_posting(&terms[i], segment->passages, add_one, &a);
    }
    int done = 1;
    for (uint32_t doc = 0; doc < segment->passages && done; doc++) {
        if (scores[doc] <= 0) continue;
        if (segment->allowed && !(segment->allowed[doc >> 3] >> (doc & 7) & 1)) continue;
        done = winnow_top_offer(top, scores[doc], segment->number, doc);
    }
    free(scores);
    return done;
}
