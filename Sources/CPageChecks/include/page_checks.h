#pragma once
#include <stddef.h>
#include <stdint.h>

// Checksums of database pages. A file has them when its header reserves eight bytes at the end of every page (SQLite's
// file format, 1.3.4): they hold 64 bits over the rest of the page and its number, little-endian.
//
// The VFS lies between SQLite and the file. It writes the checksum with every page that goes to the database file, and
// compares it when a page is read for the first time since the process has the file open. Files without the reserved
// bytes pass through as they are, and so do journals and write-ahead logs, which have checksums of their own. A file that
// is new must get the reserved bytes (SQLITE_FCNTL_RESERVE_BYTES) before anything is written to it. A VACUUM must neither
// give them to a file that has none, for a journal played back would be taken for pages with checksums, nor change the size
// of pages, for it writes pages of the one size in pieces of the other; VACUUM INTO may do both.

enum { WINNOW_PAGE_CHECK_BYTES = 8, WINNOW_DATABASE_HEADER_BYTES = 100 };

/// File controls that the VFS answers: the number of the last page that did not match (uint32_t), 0 for none; and whether
/// every read compares (int), not only the first.
enum { WINNOW_FCNTL_BAD_PAGE = 0x57494E4E, WINNOW_FCNTL_CHECK_ALL = 0x57494E4F };

/// The name of the VFS, which is made at the first call; NULL when SQLite refuses.
const char *winnow_page_checks_vfs(void);

/// The size of the pages when the header (100 bytes) says that they have checksums, else 0.
uint32_t winnow_checked_page_size(const uint8_t *header);

/// Which pages of one file were found to be sound, shared by all of the process that have it open.
typedef struct winnow_page_marks winnow_page_marks;

/// NULL when there is no memory. Each one is closed once.
winnow_page_marks *winnow_page_marks_open(uint64_t device, uint64_t inode);
void winnow_page_marks_close(winnow_page_marks *marks);

/// Whether the page matches its checksum, now or when it was looked at before. `number` counts from 1.
int32_t winnow_page_is_sound(winnow_page_marks *marks, const uint8_t *page, uint32_t size, uint32_t number);

/// Asks for the cache line at `address`, which need not exist.
static inline void winnow_page_fetch(const void *address) { __builtin_prefetch(address); }

/// Asks for the cache lines of `count` bytes, at most 26 of them.
static inline void winnow_page_fetch_range(const void *address, int64_t count) {
    for (int64_t at = 0; at < count && at < 1664; at += 64) __builtin_prefetch((const char *)address + at);
}
