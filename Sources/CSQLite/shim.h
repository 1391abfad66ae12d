#pragma once
#include <sqlite3.h>
#include <stdint.h>

/// SQLITE_TRANSIENT is a cast of -1 to a function pointer, which Swift does not import.
static inline sqlite3_destructor_type winnow_sqlite_transient(void) { return SQLITE_TRANSIENT; }
/// SQLITE_STATIC likewise.
static inline sqlite3_destructor_type winnow_sqlite_static(void) { return SQLITE_STATIC; }
