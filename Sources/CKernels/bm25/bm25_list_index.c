#include <string.h>

#include "bm25_layout.h"

// Where each window's postings start in a list, and their greatest impacts: what a windowed layout has in its bytes.

uint64_t winnow_list_index_size(uint32_t passages) { return winnow_windowed_header(passages); }

typedef struct {
    uint8_t *maxima;
    uint32_t *starts;
    uint32_t window, count;
} indexer;

static inline void index_one(void *context, uint32_t doc, uint32_t impact) {
    indexer *at = context;
    const uint32_t window = doc / WINNOW_WINDOW;
    while (at->window < window) at->starts[++at->window] = at->count;
    if (impact > at->maxima[window]) at->maxima[window] = (uint8_t)impact;
    at->count++;
}

void winnow_list_index(const winnow_postings *postings, uint32_t passages, uint8_t *index) {
    const uint32_t windows = winnow_window_count(passages);
    memset(index, 0, winnow_padded(windows));
    indexer at = {index, (uint32_t *)(index + winnow_padded(windows)), 0, 0};
    at.starts[0] = 0;
    winnow_for_each_in_list(postings, passages, index_one, &at);
    while (at.window < windows) at.starts[++at.window] = at.count;
}
