#pragma once
#include <malloc.h>

/// Gives the system back what the allocator keeps of memory that was freed.
static inline void winnow_give_back_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
