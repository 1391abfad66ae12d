// A disk that can be watched and that can fail, between a program and its C library (LD_PRELOAD).
//
//   DISK_FOLDER  only files below it count
//   DISK_LOG     every change of these files is appended here, in order: for power_loss.py
//   DISK_FAIL    N:CODE:COUNT  the N-th call and COUNT - 1 after it fail with errno CODE (0: all that follow): for errors.py
//
// A record of the log: one line "op number path offset length argument", then the bytes of a write.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int log_descriptor = -2;
static long calls, fails_from = -1, fails_to;
static int failure;

static const char *folder(void) { return getenv("DISK_FOLDER"); }

static void begin(void) {
    if (log_descriptor != -2) return;
    const char *path = getenv("DISK_LOG"), *fail = getenv("DISK_FAIL");
    int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    log_descriptor = path ? real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
    long count;
    if (fail && sscanf(fail, "%ld:%d:%ld", &fails_from, &failure, &count) == 3) {
        fails_to = count ? fails_from + count : LONG_MAX;
    }
}

static int path_of(int descriptor, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return 1;
}

static int counts(const char *path) { return folder() && strncmp(path, folder(), strlen(folder())) == 0; }

/// Whether this call is to fail; errno is set then.
static int fails(const char *path) {
    if (!counts(path)) return 0;
    pthread_mutex_lock(&mutex);
    begin();
    const long call = ++calls;
    const int is_failing = fails_from > 0 && call >= fails_from && call < fails_to;
    pthread_mutex_unlock(&mutex);
    if (is_failing) errno = failure;
    return is_failing;
}

static void note(const char *op, const char *path, long long offset, const void *bytes, size_t length, const char *argument) {
    if (!counts(path)) return;
    pthread_mutex_lock(&mutex);
    begin();
    if (log_descriptor >= 0) {
        ssize_t (*real_writev)(int, const struct iovec *, int) = dlsym(RTLD_NEXT, "writev");
        char line[3 * PATH_MAX];
        const int size = snprintf(line, sizeof line, "%s\t%s\t%lld\t%zu\t%s\n", op, path, offset, length, argument);
        struct iovec parts[2] = {{line, (size_t)size}, {(void *)bytes, bytes ? length : 0}};
        if (real_writev(log_descriptor, parts, 2) < 0) abort();
    }
    pthread_mutex_unlock(&mutex);
}

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    REAL(pwrite64);
    char path[PATH_MAX];
    const int is_known = path_of(descriptor, path);
    if (is_known && fails(path)) return -1;
    const ssize_t written = real(descriptor, bytes, count, offset);
    if (is_known && written > 0) note("write", path, offset, bytes, (size_t)written, "-");
    return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return pwrite64(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
    REAL(write);
    char path[PATH_MAX];
    const int is_known = folder() && path_of(descriptor, path) && counts(path);
    if (is_known && fails(path)) return -1;
    const off64_t offset = is_known ? lseek64(descriptor, 0, SEEK_CUR) : 0;
    const ssize_t written = real(descriptor, bytes, count);
    if (is_known && written > 0) note("write", path, offset, bytes, (size_t)written, "-");
    return written;
}

static int sync_with(int (*real)(int), int descriptor) {
    char path[PATH_MAX];
    const int is_known = path_of(descriptor, path);
    if (is_known && fails(path)) return -1;
    const int status = real(descriptor);
    if (is_known && status == 0) note("sync", path, 0, NULL, 0, "-");
    return status;
}

int fsync(int descriptor) {
    REAL(fsync);
    return sync_with(real, descriptor);
}

int fdatasync(int descriptor) {
    REAL(fdatasync);
    return sync_with(real, descriptor);
}

int ftruncate64(int descriptor, off64_t length) {
    REAL(ftruncate64);
    char path[PATH_MAX];
    const int is_known = path_of(descriptor, path);
    if (is_known && fails(path)) return -1;
    const int status = real(descriptor, length);
    if (is_known && status == 0) note("cut", path, length, NULL, 0, "-");
    return status;
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int rename(const char *from, const char *to) {
    REAL(rename);
    if (fails(from)) return -1;
    const int status = real(from, to);
    if (status == 0) note("rename", from, 0, NULL, 0, to);
    return status;
}

int unlink(const char *path) {
    REAL(unlink);
    const int status = real(path);
    if (status == 0) note("remove", path, 0, NULL, 0, "-");
    return status;
}
