#pragma once
#include <stddef.h>
#include <stdint.h>

// Postings of one term in one segment, and their search. All numbers are little-endian.
//
// A segment has at most 2^20 passages, numbered from 0, in windows of 4,096. An impact is the saturation of a posting,
// ceil(255 * tf / (tf + K)) with K = k1 * (1 - b + b * length / average), `average` as it was when the segment was
// written: an upper bound in 8 bits that needs neither idf nor weights. Term frequencies are read back from impact and
// length; the few that an impact cannot tell apart stand in a list of exceptions.
//
// Two layouts, whichever is shorter:
//   list      of few postings: u32[df], passage << 8 | impact, rising
//             of more: u32[blocks + 1] where the postings of each 65,536 passages start; u16[df] passage in its block;
//             u8[df] impact
//   windowed  u8[windows]      greatest impact of each window, 0 where there is none; padded with 0 to 32 bytes
//             u32[windows + 1] where each window's postings start and end, from here on
//             per window       n < 256:    u16[n] passage in the window, rising; u8[n] impact   (3 n bytes)
//                              n < 1,366:  a bit for every passage (512 bytes); u8[n] impact    (512 + n bytes)
//                              else:       u8[4096] impact of every passage, 0 where there is none
// then u32[2 * exceptions]     passage, tf; passages rising

enum { WINNOW_WINDOW = 4096, WINNOW_SEGMENT_LIMIT = 1 << 20, WINNOW_DENSE_COUNT = 1366 };

/// One term's postings in a segment, as the dictionary describes them.
typedef struct {
    const uint8_t *bytes;
    uint64_t count;
    uint32_t df;
    uint32_t exceptions;
    uint32_t windowed;
    /// What `winnow_list_index` wrote of a list, or NULL: then each search does it again.
    const uint8_t *index;
    /// Of the question: idf times the term's weight. Not read but by searches.
    double weight;
} winnow_postings;

/// What the impacts of a segment were computed with.
typedef struct {
    double k1, b, average;
} winnow_saturation;

/// The impacts of small frequencies in passages of usual lengths, looked up where they would be computed for every
/// posting. Immutable.
typedef struct winnow_impacts winnow_impacts;

uint64_t winnow_impacts_size(void);

/// Fills memory of `winnow_impacts_size` bytes, aligned to 8. `longest` passage in terms.
void winnow_impacts_fill(winnow_impacts *impacts, winnow_saturation saturation, uint32_t longest);

/// What `winnow_postings_encode` found out.
typedef struct {
    uint64_t count;
    uint32_t windowed;
    uint32_t exceptions;
    uint8_t max;
    /// The 10th, 100th and 1,000th greatest impact; 0 where there are fewer postings.
    uint8_t kth[3];
} winnow_encoding;

/// No encoding of `df` postings in a segment of `passages` is longer, in bytes.
uint64_t winnow_postings_bound(uint32_t df, uint32_t passages);

/// Bytes of postings in the list layout.
uint64_t winnow_list_size(uint32_t df, uint32_t passages, uint32_t exceptions);

/// Writes the postings (`docs` rising, below `passages`; `tfs` above 0) to `out`.
winnow_encoding winnow_postings_encode(const uint32_t *docs, const uint32_t *tfs, uint32_t df,
                                       const uint32_t *lengths, uint32_t passages, const winnow_impacts *impacts,
                                       uint8_t *out);

/// 1 when no read of these postings leaves `bytes` or `passages` and all passages rise; 0 when they are damaged.
/// Nothing else here may see postings that were not checked.
int32_t winnow_postings_check(const winnow_postings *postings, uint32_t passages);

/// Reads all postings back, in order, to arrays of `df` elements.
void winnow_postings_decode(const winnow_postings *postings, const uint32_t *lengths, uint32_t passages,
                            const winnow_impacts *impacts, uint32_t *docs, uint32_t *tfs);

/// Bytes of the index of a list in a segment of `passages`.
uint64_t winnow_list_index_size(uint32_t passages);

/// Writes, for a list: u8[windows] greatest impact of each window, padded with 0 to 32 bytes; u32[windows + 1] number of
/// the first posting of each window. `index` is aligned to 4 bytes.
void winnow_list_index(const winnow_postings *postings, uint32_t passages, uint8_t *index);

/// The impact of the passage `doc`, 0 when the term is not in it.
uint32_t winnow_postings_impact(const winnow_postings *postings, uint32_t passages, uint32_t doc);

/// The term frequency that `impact` of the passage `doc` stands for.
uint32_t winnow_postings_frequency(const winnow_postings *postings, uint32_t doc, uint32_t impact, uint32_t length,
                                   winnow_saturation saturation);

/// How many of the postings lie in passages whose bit in `dead` is set.
uint32_t winnow_postings_dead(const winnow_postings *postings, uint32_t passages, const uint8_t *dead);

/// tf / (tf + K): the one expression that every exact score is made of.
double winnow_saturate(uint32_t tf, uint32_t length, winnow_saturation saturation);

/// 64 bits that tell damaged bytes from whole ones (no defence against intent); equal on every machine.
uint64_t winnow_checksum(const uint8_t *bytes, size_t count);

/// 128 bits of content hash (MurmurHash3 x64-128, seed 0); equal on every machine.
void winnow_hash128(const uint8_t *bytes, size_t count, uint64_t hash[2]);

// Search

typedef struct {
    double score;
    uint32_t segment;
    uint32_t doc;
} winnow_candidate;

/// The best passages so far, over several segments.
typedef struct winnow_top winnow_top;

/// NULL when there is no memory. `k` above 0.
winnow_top *winnow_top_create(uint32_t k);
void winnow_top_free(winnow_top *top);

/// The k-th best score so far; -infinity while there are fewer.
double winnow_top_threshold(const winnow_top *top);

/// Says that k passages are known to score at least `score`.
void winnow_top_raise(winnow_top *top, double score);

/// All passages that score at least the k-th best score, by falling score, ties in no order: more than k when some tie
/// with the last.
/// Valid until the next search or `winnow_top_free`.
const winnow_candidate *winnow_top_candidates(winnow_top *top, size_t *count);

typedef struct {
    uint32_t number;
    uint32_t passages;
    const uint32_t *lengths;
    /// What the impacts of this segment were computed with.
    winnow_saturation baked;
    /// What scores are computed with: of the whole index.
    winnow_saturation current;
    /// The greatest of `lengths`.
    uint32_t longest;
    /// A bit for each passage, padded to whole windows: set when it may be found. NULL for all.
    const uint8_t *allowed;
    /// 1 runs the portable loops whatever the processor can: they must give the same.
    int32_t portable;
} winnow_segment;

/// Scores every passage that has a term: the naive twin of `winnow_search`. Returns 0 when there is no memory.
int32_t winnow_search_exhaustive(winnow_top *top, const winnow_segment *segment, const winnow_postings *terms,
                                 uint32_t count);

/// Finds the same passages as `winnow_search_exhaustive` and skips what cannot be among the k best. Passages that score
/// 0 are found by neither. Returns 0 when there is no memory.
int32_t winnow_search(winnow_top *top, const winnow_segment *segment, const winnow_postings *terms, uint32_t count);

/// A score that passages whose impact of a term is at least `impact` reach in this segment.
double winnow_kth_score(const winnow_segment *segment, double weight, uint32_t impact);
