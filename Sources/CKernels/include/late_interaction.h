// Late interaction: token vectors in 2 or 4 bits a component, and their MaxSim with a question.
//
// A stored token is the number of its centroid and a code for each component; its vector is
// `centroid[d] + weights[code[d]]` in saturated 8-bit integers, scaled to length one. A question's rows are 16-bit
// integers with a scale each.
//
// Shapes, rows first:
//   centroid, rows   [count][width]               8-bit integers
//   codes            [tokens]                     16-bit numbers of centroids
//   residuals        [tokens][width * bits / 8]   2 or 4 bits for each component
//   lanes            [groups][width / 2][16][2]   a question's vectors, sixteen to a group, components in pairs
//   products         [count][16 * groups]         32-bit integers, a column for each lane
//   gains            [lists or rows][lanes]       8-bit steps, as many lanes as vectors, filled up to a multiple of 16
//
// All products and sums are integers, so every path of the processor gives the same bits.
#pragma once
#include <stdint.h>

/// The widest vector: the sum of this many products of 8 and 16 bits fits in 32 bits.
#define WINNOW_LATE_WIDTH 512

/// The instructions that a kernel uses, better ones behind; what the processor does not have runs portably.
enum winnow_late_path {
    WINNOW_LATE_BEST,
    WINNOW_LATE_PORTABLE,
    WINNOW_LATE_AVX2,
    WINNOW_LATE_AVX_VNNI,
    WINNOW_LATE_AVX512,
};

/// Whether the processor has what `path` needs.
int32_t winnow_late_has(int32_t path);

typedef struct {
    /// Components of a vector: a multiple of 32, at most `WINNOW_LATE_WIDTH`.
    int32_t width;
    /// 2 or 4.
    int32_t bits;
    int32_t centroids;
    /// Of `winnow_late_path`.
    int32_t path;
    /// `[centroids][width]`
    const int8_t *centroid;
    /// What each code adds; four or sixteen of them, rising.
    int8_t weights[16];
} winnow_late_codec;

/// Tokens as they lie in a record: `codes` 2 bytes each, little-endian; `residuals` `width * bits / 8` bytes each.
/// In every 32 components the code of component `i` stands with 4 bits in byte `i % 16` (the low half for the first 16),
/// with 2 bits in byte `i % 8`, from the lowest bits up.
typedef struct {
    const uint8_t *codes;
    const uint8_t *residuals;
    int32_t count;
} winnow_late_tokens;

/// Rounds `count` rows of `width` floats to 16 bits and lays them out in groups of sixteen lanes, for the kernels:
/// `lanes[group][width / 2][16][2]`. Lanes without a row are zero.
///
/// - scale: of all rows; 0 gives every row a scale of its own (its greatest component becomes 32767), written to `scales`.
void winnow_late_pack(
    const float *rows, int32_t count, int32_t width, float scale, float *scales, int16_t *lanes);

/// Lays out the rows `which[0..<count]` of `rows[][width]` as `winnow_late_pack` does.
void winnow_late_gather(
    const int16_t *rows, const int32_t *which, int32_t count, int32_t width, int16_t *lanes);

/// Raises `maxima[16 * groups]` to the largest product of each lane with any of the tokens, where a token has length one
/// and a lane is in its 16-bit integers. Returns 0, and changes nothing, when a token's centroid does not exist.
int32_t winnow_late_maxima(
    const winnow_late_codec *codec, const winnow_late_tokens *tokens, const int16_t *lanes, int32_t groups,
    float *maxima);

/// Writes the vectors of the tokens, not yet scaled to length one, to `rows[count][width]`. Returns 0, and writes
/// nothing, when a token's centroid does not exist.
int32_t winnow_late_decode(const winnow_late_codec *codec, const winnow_late_tokens *tokens, int8_t *rows);

/// The products of `count` rows of `width` integers with all lanes, to `products[count][16 * groups]`.
void winnow_late_products(
    const int8_t *rows, int32_t count, int32_t width, const int16_t *lanes, int32_t groups, int32_t path,
    int32_t *products);

/// For every lane the row with the greatest `product - bias`, the first one of equals: raises `best[16 * groups]` and
/// sets `index` to `first` plus the row's number where a row is better than what stands there.
void winnow_late_nearest(
    const int8_t *rows, const int32_t *bias, int32_t count, int32_t first, int32_t width, const int16_t *lanes,
    int32_t groups, int32_t path, int32_t *best, int32_t *index);

/// For every component the number of `thresholds` (rising, `levels - 1` of them) below `row[i] * grid - centroid[i]`.
void winnow_late_codes(
    const int16_t *row, const int8_t *centroid, int32_t width, float grid, const float *thresholds, int32_t levels,
    uint8_t *codes);

/// Packs the codes of one token, a byte each, as they lie in a record.
void winnow_late_pack_codes(const uint8_t *codes, int32_t width, int32_t bits, uint8_t *residual);

/// Keeps for each lane the rows with the `keep` greatest products seen, best first, the first one of equals:
/// `scores[keep][lanes]` (start: `INT32_MIN`) and `rows[keep][lanes]`. `products` is `[count][lanes]`; the first row is
/// number `first`; lanes, a multiple of sixteen, from `used` on are left out.
void winnow_late_select(
    const int32_t *products, int32_t count, int32_t first, int32_t lanes, int32_t used, int32_t keep,
    int32_t *scores, int32_t *rows);

/// Products in steps of a byte: `steps[count][lanes]`, each product times its lane's factor, rounded down, 0 at least and
/// 255 at most. `lanes` is a multiple of sixteen.
void winnow_late_steps(
    const int32_t *products, int32_t count, int32_t lanes, const float *factors, int32_t path, uint8_t *steps);

/// The sum over all lanes of the greatest step of any of these centroids (`codes` as in `winnow_late_tokens`): MaxSim
/// of a passage as if its vectors were their centroids. -1 when a centroid does not exist.
int32_t winnow_late_estimate(
    const uint8_t *steps, int32_t centroids, int32_t lanes, const uint8_t *codes, int32_t count);

/// The row of a list that has been read to its end.
#define WINNOW_LATE_NO_ROW INT64_MAX
/// Sums of gains are smaller.
#define WINNOW_LATE_SUMS 16384

/// A centroid's list of passages (varints of distances), read from window to window.
typedef struct {
    const uint8_t *next;
    const uint8_t *end;
    /// The row read last, which no window has had yet.
    int64_t row;
    /// What a passage of the list gains for each lane of the question.
    const uint8_t *gains;
} winnow_late_list;

/// The rows `first ..< first + count` of an index of `rows` rows.
typedef struct {
    int64_t first;
    int64_t count;
    int64_t rows;
    /// `[count][lanes]`, zero before and after a call.
    uint8_t *gains;
    /// A bit for each row, zero before and after a call.
    uint64_t *touched;
    /// A bit for every row that may be found, in words of 64; NULL for all.
    const uint64_t *allowed;
    int64_t allowed_words;
} winnow_late_window;

/// Sets a list to its first row; `gains` is left to the caller. Returns 0 when the bytes are no list.
int32_t winnow_late_start(winnow_late_list *list, const uint8_t *bytes, int64_t count, int64_t rows);

/// The rows found so far whose sums are among the greatest.
typedef struct {
    /// Rising.
    uint32_t *rows;
    uint16_t *sums;
    /// Of rows and sums; there is room for those of one window behind them.
    int64_t count;
    /// How many rows are wanted.
    int64_t wanted;
    /// Rows whose sum is at least `least`.
    int64_t above;
    /// The least sum that may still be wanted, from 1.
    int32_t least;
    /// `[WINNOW_LATE_SUMS]`: how many rows have each sum from `least` on.
    uint32_t *histogram;
} winnow_late_best;

/// Takes the rows of a window from all lists: for each row and each of `lanes` lanes (a multiple of 16) the greatest gain of
/// its lists. Rows whose gains make a sum of at least `best->least` are written behind those of `best`, whose `least` rises
/// as far as `wanted` rows are as good. Windows come in rising order. Returns -1, or the number of a list that is damaged.
int32_t winnow_late_gather_window(
    winnow_late_list *lists, int32_t count, const winnow_late_window *window, int32_t lanes,
    winnow_late_best *best);

/// Leaves out the rows whose sum is below `least`.
void winnow_late_keep_best(winnow_late_best *best);
