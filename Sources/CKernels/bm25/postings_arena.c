#include "postings_arena.h"
#include <stdlib.h>
#include <string.h>

enum { LINK = 4, FIRST = 16, LARGEST = 1024, STATE_AHEAD = 24, TAIL_AHEAD = 12 };

int32_t winnow_arena_reserve(winnow_arena *arena, uint64_t terms) {
    if (terms <= arena->term_capacity) return 1;
    uint64_t capacity = arena->term_capacity ? arena->term_capacity : 1024;
    while (capacity < terms) capacity *= 2;
    winnow_arena_term *grown = realloc(arena->terms, capacity * sizeof *grown);
    if (!grown) return 0;
    memset(grown + arena->term_capacity, 0, (capacity - arena->term_capacity) * sizeof *grown);
    arena->terms = grown;
    arena->term_capacity = capacity;
    return 1;
}

/// The place of a new chunk of `size` bytes, in steps of four; 0 when there is no memory. Nothing stands at place 0.
static uint32_t add_chunk(winnow_arena *arena, uint64_t size) {
    if (arena->count == 0) arena->count = LINK;
    if (arena->count + size > arena->capacity) {
        const uint64_t capacity = arena->capacity ? 2 * arena->capacity : 1 << 20;
        uint8_t *grown = realloc(arena->bytes, capacity);
        if (!grown) return 0;
        arena->bytes = grown;
        arena->capacity = capacity;
    }
    const uint64_t place = arena->count / LINK;
    if (place + size / LINK > UINT32_MAX) return 0;
    arena->count += size;
    return (uint32_t)place;
}

static int32_t next_chunk(winnow_arena *arena, winnow_arena_term *term) {
    const uint64_t size = term->room == 0 ? FIRST : term->room + LINK >= LARGEST ? LARGEST : 2 * (term->room + LINK);
    const uint32_t place = add_chunk(arena, size);
    if (!place) return 0;
    if (term->room == 0)
        term->first = place;
    else
        memcpy(arena->bytes + (uint64_t)term->current * LINK, &place, LINK);
    term->current = place;
    term->used = 0;
    term->room = (uint16_t)(size - LINK);
    return 1;
}

static inline int32_t put_varint(uint8_t *bytes, int32_t at, uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes[at++] = (uint8_t)(value | 0x80);
    bytes[at++] = (uint8_t)value;
    return at;
}

int32_t winnow_arena_append(
    winnow_arena *arena, const winnow_term_count *counts, uint64_t count, const uint32_t *numbers, uint32_t base) {
    for (uint64_t at = 0; at < count; at++) {
        if (at + STATE_AHEAD < count) __builtin_prefetch(arena->terms + numbers[counts[at + STATE_AHEAD].term], 1);
        if (at + TAIL_AHEAD < count) {
            const winnow_arena_term *soon = arena->terms + numbers[counts[at + TAIL_AHEAD].term];
            __builtin_prefetch(arena->bytes + (uint64_t)soon->current * LINK + LINK + soon->used, 1);
        }
        winnow_arena_term *term = arena->terms + numbers[counts[at].term];
        const uint32_t passage = base + counts[at].passage, frequency = counts[at].frequency;
        uint8_t posting[16];
        const uint64_t distance = passage - term->passage;
        int32_t size = put_varint(posting, 0, distance << 1 | (frequency > 1));
        if (frequency > 1) size = put_varint(posting, size, frequency - 2);
        term->passage = passage;
        term->df++;
        term->bytes += (uint32_t)size;
        for (int32_t done = 0; done < size;) {
            if (term->used == term->room && !next_chunk(arena, term)) return 0;
            const int32_t room = term->room - term->used, part = size - done < room ? size - done : room;
            uint8_t *target = arena->bytes + (uint64_t)term->current * LINK + LINK + term->used;
            for (int32_t i = 0; i < part; i++) target[i] = posting[done + i];
            term->used = (uint16_t)(term->used + part);
            done += part;
        }
    }
    return 1;
}

static inline const uint8_t *get_varint(const uint8_t *bytes, uint64_t *value) {
    uint64_t sum = *bytes & 0x7F;
    for (int shift = 7; *bytes++ >= 0x80; shift += 7) sum |= (uint64_t)(*bytes & 0x7F) << shift;
    *value = sum;
    return bytes;
}

void winnow_arena_read(
    const winnow_arena *arena, uint32_t number, uint8_t *scratch, uint32_t *docs, uint32_t *frequencies) {
    const winnow_arena_term *term = arena->terms + number;
    uint64_t size = FIRST;
    uint32_t place = term->first;
    for (uint64_t done = 0; done < term->bytes;) {
        const uint8_t *chunk = arena->bytes + (uint64_t)place * LINK;
        const uint64_t left = term->bytes - done, part = left < size - LINK ? left : size - LINK;
        memcpy(scratch + done, chunk + LINK, part);
        done += part;
        memcpy(&place, chunk, LINK);
        size = size >= LARGEST ? LARGEST : 2 * size;
    }
    uint64_t passage = 0;
    for (uint32_t at = 0; at < term->df; at++) {
        uint64_t value, more = 0;
        scratch = (uint8_t *)get_varint(scratch, &value);
        passage += value >> 1;
        if (value & 1) scratch = (uint8_t *)get_varint(scratch, &more);
        docs[at] = (uint32_t)passage;
        frequencies[at] = value & 1 ? (uint32_t)more + 2 : 1;
    }
}

void winnow_arena_free(winnow_arena *arena) {
    free(arena->bytes);
    free(arena->terms);
    memset(arena, 0, sizeof *arena);
}
