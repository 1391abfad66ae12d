#pragma once
#include <stdint.h>
#include "encoder_kernels.h"

#include "bm25.h"
#include "late_interaction.h"
#include "postings_arena.h"

/// Asks for the memory at `address`, which will be written to soon. It need not be there.
static inline void winnow_prefetch(const void *address) { __builtin_prefetch(address, 1); }
