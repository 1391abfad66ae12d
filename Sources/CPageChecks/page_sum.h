#pragma once
#include <string.h>

#include "CKernels.h"
#include "page_checks.h"

/// 64 bits over a page but for its last eight bytes, and its number: a page in the place of another is found too.
static inline uint64_t winnow_page_sum(const uint8_t *page, uint32_t size, uint32_t number) {
    return winnow_checksum(page, size - WINNOW_PAGE_CHECK_BYTES) ^ number * 0x9e3779b97f4a7c15ull;
}

static inline int winnow_page_matches(const uint8_t *page, uint32_t size, uint32_t number) {
    uint64_t stored;
    memcpy(&stored, page + size - WINNOW_PAGE_CHECK_BYTES, sizeof stored);
    return stored == winnow_page_sum(page, size, number);
}

static inline void winnow_page_stamp(uint8_t *page, uint32_t size, uint32_t number) {
    const uint64_t sum = winnow_page_sum(page, size, number);
    memcpy(page + size - WINNOW_PAGE_CHECK_BYTES, &sum, sizeof sum);
}
