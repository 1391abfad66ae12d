#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "page_checks.h"
#include "page_sum.h"

// The shape is that of SQLite's own cksumvfs (sqlite.org/cksumvfs.html); here memory-mapped pages are checked as well,
// each once.

/// A database file: ours first, the file of the system's VFS behind it.
typedef struct {
    sqlite3_file base;
    winnow_page_marks *marks;
    /// 0 while the file has no checksums, or none is known to have been written.
    uint32_t page_size;
    /// Nothing of its header is written yet: what SQLite writes before that belongs to pages with checksums.
    int is_new;
    uint32_t bad_page;
    int checks_all;
} page_file;

/// Another process may be writing page 1 while a connection that does not know of the log yet reads it: a page that does
/// not match is read again, so often, with so long a rest.
enum { READINGS = 20, REST_MICROSECONDS = 500 };

static sqlite3_vfs *system_vfs;

static sqlite3_file *file_of(sqlite3_file *file) { return (sqlite3_file *)((page_file *)file + 1); }

uint32_t winnow_checked_page_size(const uint8_t *header) {
    if (memcmp(header, "SQLite format 3", 16) != 0 || header[20] != WINNOW_PAGE_CHECK_BYTES) return 0;
    const uint32_t size = (uint32_t)header[16] << 8 | header[17];
    return size == 1 ? 65536 : size >= 512 && (size & (size - 1)) == 0 ? size : 0;
}

static int is_page(const page_file *p, int amount, sqlite3_int64 offset) {
    return p->page_size && amount == (int)p->page_size && offset % p->page_size == 0;
}

static int is_sound(page_file *p, const void *page, sqlite3_int64 offset) {
    const uint32_t number = (uint32_t)(offset / p->page_size) + 1;
    return winnow_page_is_sound(p->checks_all ? NULL : p->marks, page, p->page_size, number);
}

/// Reads a whole page until it matches.
static int read_page(page_file *p, void *page, sqlite3_int64 offset) {
    sqlite3_file *file = file_of(&p->base);
    for (int reading = 0; reading < READINGS; reading++) {
        if (reading > 0) sqlite3_sleep(1 + REST_MICROSECONDS / 1000);
        const int status = file->pMethods->xRead(file, page, (int)p->page_size, offset);
        if (status != SQLITE_OK) return status;
        if (is_sound(p, page, offset)) return SQLITE_OK;
    }
    p->bad_page = (uint32_t)(offset / p->page_size) + 1;
    return SQLITE_IOERR_DATA;
}

/// A part of a page is read for its own sake once the page is known to be sound. What is read of the header before
/// anything else serves to find out what the file is.
static int check_page_of(page_file *p, sqlite3_int64 offset) {
    const sqlite3_int64 start = offset - offset % p->page_size;
    void *page = malloc(p->page_size);
    if (!page) return SQLITE_IOERR_NOMEM;
    const int status = read_page(p, page, start);
    free(page);
    return status;
}

static int on_read(sqlite3_file *file, void *bytes, int amount, sqlite3_int64 offset) {
    page_file *p = (page_file *)file;
    if (is_page(p, amount, offset)) return read_page(p, bytes, offset);
    if (p->page_size && offset >= p->page_size) {
        const int status = check_page_of(p, offset);
        if (status != SQLITE_OK) return status;
    }
    return file_of(file)->pMethods->xRead(file_of(file), bytes, amount, offset);
}

static int on_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset) {
    page_file *p = (page_file *)file;
    if (offset == 0 && amount >= WINNOW_DATABASE_HEADER_BYTES) {
        p->page_size = winnow_checked_page_size(bytes);
        p->is_new = 0;
    }
    // SQLite writes nothing but pages. The reserved bytes are nobody else's, also while a page is in SQLite's memory.
    const int is_page = amount >= 512 && (amount & (amount - 1)) == 0 && offset % amount == 0;
    if (is_page && (p->page_size || p->is_new)) {
        winnow_page_stamp((uint8_t *)bytes, (uint32_t)amount, (uint32_t)(offset / amount) + 1);
    }
    return file_of(file)->pMethods->xWrite(file_of(file), bytes, amount, offset);
}

static int on_fetch(sqlite3_file *file, sqlite3_int64 offset, int amount, void **page) {
    page_file *p = (page_file *)file;
    const int status = file_of(file)->pMethods->xFetch(file_of(file), offset, amount, page);
    if (status != SQLITE_OK || !*page || !is_page(p, amount, offset) || is_sound(p, *page, offset)) return status;
    // SQLite then reads the page, and is told there.
    file_of(file)->pMethods->xUnfetch(file_of(file), offset, *page);
    *page = NULL;
    return SQLITE_OK;
}

static int on_control(sqlite3_file *file, int control, void *argument) {
    page_file *p = (page_file *)file;
    switch (control) {
    case WINNOW_FCNTL_BAD_PAGE: *(uint32_t *)argument = p->bad_page; return SQLITE_OK;
    case WINNOW_FCNTL_CHECK_ALL: p->checks_all = *(int *)argument; return SQLITE_OK;
    default: return file_of(file)->pMethods->xFileControl(file_of(file), control, argument);
    }
}

static int on_close(sqlite3_file *file) {
    winnow_page_marks_close(((page_file *)file)->marks);
    return file_of(file)->pMethods->xClose(file_of(file));
}

/// Reads of parts of pages, which pass by the checks, are not offered.
static int on_characteristics(sqlite3_file *file) {
    enum { SUBPAGE_READ = 0x8000 };
    return file_of(file)->pMethods->xDeviceCharacteristics(file_of(file)) & ~SUBPAGE_READ;
}

#define PASS(name, parameters, arguments) \
    static int pass_##name parameters { return file_of(file)->pMethods->name arguments; }

PASS(xTruncate, (sqlite3_file *file, sqlite3_int64 size), (file_of(file), size))
PASS(xSync, (sqlite3_file *file, int flags), (file_of(file), flags))
PASS(xFileSize, (sqlite3_file *file, sqlite3_int64 *size), (file_of(file), size))
PASS(xLock, (sqlite3_file *file, int lock), (file_of(file), lock))
PASS(xUnlock, (sqlite3_file *file, int lock), (file_of(file), lock))
PASS(xCheckReservedLock, (sqlite3_file *file, int *is), (file_of(file), is))
PASS(xSectorSize, (sqlite3_file *file), (file_of(file)))
PASS(xShmMap, (sqlite3_file *file, int page, int size, int extend, void volatile **memory),
     (file_of(file), page, size, extend, memory))
PASS(xShmLock, (sqlite3_file *file, int offset, int count, int flags), (file_of(file), offset, count, flags))
PASS(xShmUnmap, (sqlite3_file *file, int removes), (file_of(file), removes))
PASS(xUnfetch, (sqlite3_file *file, sqlite3_int64 offset, void *page), (file_of(file), offset, page))

static void pass_xShmBarrier(sqlite3_file *file) { file_of(file)->pMethods->xShmBarrier(file_of(file)); }

static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = pass_xTruncate,
    .xSync = pass_xSync,
    .xFileSize = pass_xFileSize,
    .xLock = pass_xLock,
    .xUnlock = pass_xUnlock,
    .xCheckReservedLock = pass_xCheckReservedLock,
    .xFileControl = on_control,
    .xSectorSize = pass_xSectorSize,
    .xDeviceCharacteristics = on_characteristics,
    .xShmMap = pass_xShmMap,
    .xShmLock = pass_xShmLock,
    .xShmBarrier = pass_xShmBarrier,
    .xShmUnmap = pass_xShmUnmap,
    .xFetch = on_fetch,
    .xUnfetch = pass_xUnfetch,
};

static int on_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *opened) {
    (void)vfs;
    if (!name || !(flags & SQLITE_OPEN_MAIN_DB)) return system_vfs->xOpen(system_vfs, name, file, flags, opened);
    page_file *p = (page_file *)file;
    memset(p, 0, sizeof *p);
    const int status = system_vfs->xOpen(system_vfs, name, file_of(file), flags, opened);
    if (status != SQLITE_OK || file_of(file)->pMethods->iVersion < 3) {
        // A file whose methods are set would be closed.
        if (status == SQLITE_OK) file_of(file)->pMethods->xClose(file_of(file));
        return status == SQLITE_OK ? SQLITE_CANTOPEN : status;
    }
    file->pMethods = &methods;
    struct stat found;
    if (stat(name, &found) == 0) p->marks = winnow_page_marks_open((uint64_t)found.st_dev, (uint64_t)found.st_ino);
    uint8_t header[WINNOW_DATABASE_HEADER_BYTES];
    if (file_of(file)->pMethods->xRead(file_of(file), header, sizeof header, 0) == SQLITE_OK) {
        p->page_size = winnow_checked_page_size(header);
    }
    sqlite3_int64 size = 0;
    p->is_new = file_of(file)->pMethods->xFileSize(file_of(file), &size) == SQLITE_OK && size == 0;
    return SQLITE_OK;
}

static sqlite3_vfs checks_vfs;
static int is_registered;

static void make_vfs(void) {
    system_vfs = sqlite3_vfs_find(NULL);
    if (!system_vfs) return;
    checks_vfs = *system_vfs;
    checks_vfs.zName = "winnow-pages";
    checks_vfs.pNext = NULL;
    checks_vfs.szOsFile += (int)sizeof(page_file);
    checks_vfs.xOpen = on_open;
    is_registered = sqlite3_vfs_register(&checks_vfs, 0) == SQLITE_OK;
}

const char *winnow_page_checks_vfs(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_vfs);
    return is_registered ? checks_vfs.zName : NULL;
}
