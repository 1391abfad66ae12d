#include "bm25_top.h"

#include <math.h>
#include <stdlib.h>

/// Longer lists are sorted by the library.
enum { SHORT_LIST = 2000 };

winnow_top *winnow_top_create(uint32_t k) {
    winnow_top *top = calloc(1, sizeof *top);
    if (!top) return NULL;
    top->k = k;
    top->threshold = -INFINITY;
    return top;
}

void winnow_top_free(winnow_top *top) {
    if (!top) return;
    free(top->heap);
    free(top->list);
    free(top);
}

double winnow_top_threshold(const winnow_top *top) { return top->threshold; }

void winnow_top_raise(winnow_top *top, double score) {
    if (score > top->threshold) top->threshold = score;
}

static void keep_reachable(winnow_top *top) {
    size_t kept = 0;
    for (size_t i = 0; i < top->count; i++) {
        if (top->list[i].score >= top->threshold) top->list[kept++] = top->list[i];
    }
    top->count = kept;
}

static int make_room(winnow_top *top) {
    if (top->count < top->capacity) return 1;
    keep_reachable(top);
    if (top->count < top->capacity / 2) return 1;
    const size_t capacity = top->capacity ? 2 * top->capacity : 256;
    winnow_candidate *list = realloc(top->list, capacity * sizeof *list);
    if (!list) return 0;
    top->list = list;
    top->capacity = capacity;
    return 1;
}

static int grow_heap(winnow_top *top) {
    if (top->heap_count < top->heap_capacity) return 1;
    const size_t capacity = top->heap_capacity ? 2 * top->heap_capacity : 64;
    double *heap = realloc(top->heap, capacity * sizeof *heap);
    if (!heap) return 0;
    top->heap = heap;
    top->heap_capacity = capacity;
    return 1;
}

static void sift_up(double *heap, size_t i) {
    while (i > 0 && heap[(i - 1) / 2] > heap[i]) {
        const double score = heap[i];
        heap[i] = heap[(i - 1) / 2];
        heap[(i - 1) / 2] = score;
        i = (i - 1) / 2;
    }
}

static void sift_down(double *heap, size_t n) {
    size_t i = 0;
    for (;;) {
        size_t least = i;
        if (2 * i + 1 < n && heap[2 * i + 1] < heap[least]) least = 2 * i + 1;
        if (2 * i + 2 < n && heap[2 * i + 2] < heap[least]) least = 2 * i + 2;
        if (least == i) return;
        const double score = heap[i];
        heap[i] = heap[least];
        heap[least] = score;
        i = least;
    }
}

int winnow_top_offer(winnow_top *top, double score, uint32_t segment, uint32_t doc) {
    if (score < top->threshold) return 1;
    if (!make_room(top)) return 0;
    top->list[top->count++] = (winnow_candidate){score, segment, doc};
    if (top->heap_count < top->k) {
        if (!grow_heap(top)) return 0;
        top->heap[top->heap_count++] = score;
        sift_up(top->heap, top->heap_count - 1);
    } else if (score > top->heap[0]) {
        top->heap[0] = score;
        sift_down(top->heap, top->heap_count);
    }
    if (top->heap_count == top->k && top->heap[0] > top->threshold) top->threshold = top->heap[0];
    return 1;
}

/// Shell sort (gaps of Ciura): lists are short, and need no memory.
static void sort_by_falling_score(winnow_candidate *list, size_t n) {
    static const size_t gaps[] = {1750, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++) {
        const size_t gap = gaps[g];
        for (size_t i = gap; i < n; i++) {
            const winnow_candidate moving = list[i];
            size_t at = i;
            for (; at >= gap && list[at - gap].score < moving.score; at -= gap) list[at] = list[at - gap];
            list[at] = moving;
        }
    }
}

static int by_falling_score(const void *a, const void *b) {
    const double left = ((const winnow_candidate *)a)->score, right = ((const winnow_candidate *)b)->score;
    return left < right ? 1 : left > right ? -1 : 0;
}

const winnow_candidate *winnow_top_candidates(winnow_top *top, size_t *count) {
    keep_reachable(top);
    if (top->count <= SHORT_LIST) {
        sort_by_falling_score(top->list, top->count);
    } else {
        qsort(top->list, top->count, sizeof *top->list, by_falling_score);
    }
    *count = top->count;
    return top->list;
}
