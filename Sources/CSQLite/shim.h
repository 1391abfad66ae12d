#pragma once
#include <sqlite3.h>
#include <stdint.h>

/// SQLITE_TRANSIENT is a cast of -1 to a function pointer, which Swift does not import.
static inline sqlite3_destructor_type winnow_sqlite_transient(void) { return SQLITE_TRANSIENT; }
/// SQLITE_STATIC likewise.
static inline sqlite3_destructor_type winnow_sqlite_static(void) { return SQLITE_STATIC; }

/// Asks for the cache line at `address`, which need not exist.
static inline void winnow_page_fetch(const void *address) { __builtin_prefetch(address); }

/// Asks for the cache lines of `count` bytes, at most 26 of them.
static inline void winnow_page_fetch_range(const void *address, int64_t count) {
    for (int64_t at = 0; at < count && at < 1664; at += 64) __builtin_prefetch((const char *)address + at);
}
