#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "page_checks.h"
#include "page_sum.h"

// A bit for every page, in chunks that are made when a page in them is looked at.

enum { CHUNK_PAGES = 1 << 16, CHUNK_WORDS = CHUNK_PAGES / 64, CHUNKS = 1 << 12 };

struct winnow_page_marks {
    uint64_t device, inode;
    uint32_t holders;
    winnow_page_marks *next;
    _Atomic(_Atomic uint64_t *) chunks[CHUNKS];
};

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
/// Of all files that are open; under the mutex.
static winnow_page_marks *all;

winnow_page_marks *winnow_page_marks_open(uint64_t device, uint64_t inode) {
    pthread_mutex_lock(&mutex);
    winnow_page_marks *marks = all;
    while (marks && (marks->device != device || marks->inode != inode)) marks = marks->next;
    if (!marks && (marks = calloc(1, sizeof *marks))) {
        marks->device = device;
        marks->inode = inode;
        marks->next = all;
        all = marks;
    }
    if (marks) marks->holders++;
    pthread_mutex_unlock(&mutex);
    return marks;
}

void winnow_page_marks_close(winnow_page_marks *marks) {
    if (!marks) return;
    pthread_mutex_lock(&mutex);
    const int is_last = --marks->holders == 0;
    if (is_last) {
        winnow_page_marks **place = &all;
        while (*place != marks) place = &(*place)->next;
        *place = marks->next;
    }
    pthread_mutex_unlock(&mutex);
    if (!is_last) return;
    for (uint32_t i = 0; i < CHUNKS; i++) free((void *)marks->chunks[i]);
    free(marks);
}

/// The word with the bit of page `number`; NULL when there is no memory for it, or no file is so long.
static _Atomic uint64_t *word_of(winnow_page_marks *marks, uint32_t number) {
    const uint32_t chunk = number / CHUNK_PAGES;
    if (chunk >= CHUNKS) return NULL;
    _Atomic uint64_t *words = atomic_load_explicit(&marks->chunks[chunk], memory_order_acquire);
    if (!words) {
        _Atomic uint64_t *fresh = calloc(CHUNK_WORDS, sizeof *fresh);
        if (!fresh) return NULL;
        if (atomic_compare_exchange_strong(&marks->chunks[chunk], &words, fresh)) {
            words = fresh;
        } else {
            free((void *)fresh);
        }
    }
    return words + number % CHUNK_PAGES / 64;
}

int32_t winnow_page_is_sound(winnow_page_marks *marks, const uint8_t *page, uint32_t size, uint32_t number) {
    _Atomic uint64_t *word = marks ? word_of(marks, number) : NULL;
    const uint64_t bit = 1ull << (number & 63);
    if (word && (atomic_load_explicit(word, memory_order_relaxed) & bit)) return 1;
    if (!winnow_page_matches(page, size, number)) return 0;
    if (word) atomic_fetch_or_explicit(word, bit, memory_order_relaxed);
    return 1;
}
