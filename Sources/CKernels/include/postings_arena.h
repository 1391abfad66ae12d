// Postings of many terms that grow side by side: for each term a chain of chunks in one arena, in which its passages and
// frequencies stand as varints. What an index holds of the passages that it has not written yet.
//
// Shapes: bytes [capacity], chunks of all terms, each with four bytes more that say where the next one is; terms
// [term_capacity]; counts [passages' terms], grouped by passage; numbers [terms of the vocabulary], the arena's number of each.
#pragma once
#include <stdint.h>

/// How often one term stands in one passage.
typedef struct {
    /// Number in the vocabulary beside it.
    uint32_t term;
    /// Number of the passage.
    uint32_t passage;
    uint32_t frequency;
} winnow_term_count;

typedef struct {
    /// The passage added last.
    uint32_t passage;
    uint32_t df;
    /// Bytes of all its postings.
    uint32_t bytes;
    /// Its first chunk and the one that is being filled, in steps of four bytes from the arena's start.
    uint32_t first;
    uint32_t current;
    /// Bytes used of the current chunk, and its size, both without the four bytes that say where the next one is.
    uint16_t used;
    uint16_t room;
} winnow_arena_term;

typedef struct {
    uint8_t *bytes;
    uint64_t count;
    uint64_t capacity;
    winnow_arena_term *terms;
    uint64_t term_capacity;
} winnow_arena;

/// Makes room for terms up to number `terms - 1`. Returns 0 when there is no memory.
int32_t winnow_arena_reserve(winnow_arena *arena, uint64_t terms);

/// Adds the counts of some passages, the term of a count being `numbers[count.term]`, its passage `base + count.passage`;
/// passages rise for each term, frequencies are above 0. Returns 0 when there is no memory.
int32_t winnow_arena_append(
    winnow_arena *arena, const winnow_term_count *counts, uint64_t count, const uint32_t *numbers, uint32_t base);

/// Writes the postings of a term to `docs` and `frequencies`, room for its `df` each. `scratch` has room for its `bytes`.
void winnow_arena_read(
    const winnow_arena *arena, uint32_t term, uint8_t *scratch, uint32_t *docs, uint32_t *frequencies);

void winnow_arena_free(winnow_arena *arena);
