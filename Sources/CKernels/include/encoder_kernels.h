#pragma once
#include <stddef.h>
#include <stdint.h>

// The arithmetic of a transformer encoder, for several instruction sets behind one table of functions.
//
// Shapes, rows first (a stride counts elements from one row to the next):
//   a            [rows][depth]             inputs of a product: floats, or bytes with a scale and a low end for each row
//   b            [columns][depth]          weights as a checkpoint has them, one row for each output
//   panels       [columns / 16][depth][16] the same for the kernels; the last panel is filled with zeros
//   c, residual  [rows][columns]           outputs, and what may be added to them
//   qkv          [tokens][3][heads][head width]   query, key and value of each token
//   out          [tokens][heads][head width]      what attention makes of them
//
// Weights are prepacked into panels of 16 output columns. Every result depends on its own row alone: each product is
// added in the order of the depth, whatever rows stand beside it, so batches of any composition give the same bits.

/// Columns of one panel of prepacked weights.
#define WINNOW_PANEL 16

/// What is done to `rows * b` before it is stored.
enum winnow_epilogue {
    WINNOW_EPILOGUE_NONE = 0,
    /// 0.5 x (1 + erf(x / sqrt 2))
    WINNOW_EPILOGUE_GELU = 1,
    /// adds the row of `residual`
    WINNOW_EPILOGUE_RESIDUAL = 2,
    WINNOW_EPILOGUE_TANH = 3,
    /// multiplies by `row_scale[row]`
    WINNOW_EPILOGUE_SCALE = 4,
    WINNOW_EPILOGUE_RELU = 5,
};

/// c[row][column] = epilogue(sum over depth of a[row][k] * b[k][column] + bias[column]); strides count elements.
typedef struct winnow_product {
    const float *a;
    int64_t a_stride;
    int64_t rows;
    int64_t depth;
    /// Panel p holds columns 16p to 16p+15; its row k starts at b + 16 * (p * depth + k).
    const float *b;
    int64_t columns;
    /// NULL for none; else padded to whole panels.
    const float *bias;
    float *c;
    int64_t c_stride;
    int32_t epilogue;
    const float *residual;
    int64_t residual_stride;
    const float *row_scale;
} winnow_product;

/// Inputs of an integer product that stay floats, at most.
///
/// A few inputs of trained encoders are ten times as large as all others in every text; in bytes they would take the others'
/// levels (Dettmers et al., LLM.int8(), 2022).
#define WINNOW_OUTLIERS 4

/// The same product in integers: a[row][k] ~ low[row] + scale[row] * q[row][k], b ~ column_scale * s8.
typedef struct winnow_integer_product {
    /// Quantised rows, `depth` bytes each, a multiple of the kernels' `depth_multiple`.
    const uint8_t *a;
    int64_t a_stride;
    int64_t rows;
    int64_t depth;
    const float *row_scale;
    const float *row_low;
    /// Panels as the kernels' `pack_integers` makes them, `winnow_integer_panel_size` bytes each.
    const int8_t *b;
    int64_t b_panel_size;
    int64_t columns;
    /// Of each column: scale, sum of its integers, bias; padded to whole panels.
    const float *column_scale;
    const float *column_sum;
    const float *bias;
    /// How many inputs are not in the integers, which hold zeros for them.
    int64_t outliers;
    /// Of each row WINNOW_OUTLIERS values, of which the first `outliers` count.
    const float *outlier_values;
    /// Of each panel `outliers` times 16 weights.
    const float *outlier_weights;
    float *c;
    int64_t c_stride;
    int32_t epilogue;
    const float *residual;
    int64_t residual_stride;
} winnow_integer_product;

/// Self-attention of one sequence: `qkv` rows hold query, key and value of all heads, each heads * head_width wide.
typedef struct winnow_attention {
    const float *qkv;
    int64_t qkv_stride;
    int64_t tokens;
    int64_t heads;
    int64_t head_width;
    /// Multiplies query-key products before the softmax.
    float scale;
    float *out;
    int64_t out_stride;
    /// At least winnow_attention_scratch(tokens, head_width) floats, 64-byte aligned.
    float *scratch;
} winnow_attention;

typedef struct winnow_encoder_kernels {
    const char *name;
    /// Largest value of a quantised activation.
    int32_t activation_levels;
    /// Depths of an integer product come in multiples of this.
    int32_t depth_multiple;
    /// Products of this many times four depths are added in 16 bits before they are widened; 0: all in 32 bits.
    int32_t group_steps;
    void (*product)(const winnow_product *);
    void (*integer_product)(const winnow_integer_product *);
    void (*attention)(const winnow_attention *);
    /// The same with products of eight bits or more, for models of 8-bit weights; `attention` itself where that is no faster.
    void (*rough_attention)(const winnow_attention *);
    /// Normalises `rows` rows of `width` in place: (x - mean) / sqrt(variance + epsilon) * gamma + beta.
    void (*layer_norm)(
        float *x, int64_t stride, int64_t rows, int64_t width, const float *gamma, const float *beta, float epsilon);
    /// Quantises rows of `width` floats to bytes, filled with zeros up to `depth`. The inputs `outliers`, `outlier_count` of
    /// them, count as zeros; their values go to `outlier_values`, WINNOW_OUTLIERS a row. `x` is the same afterwards.
    void (*quantize)(
        float *x, int64_t stride, int64_t rows, int64_t width, uint8_t *q, int64_t depth, float *scale, float *low,
        const int32_t *outliers, int64_t outlier_count, float *outlier_values);
    /// Quantises `rows` rows of weights and lays them out as columns from `first` on, of panels that were zeroed; writes
    /// scale and sum of each column. `steps`, unless it is NULL, are what the weights of each row are multiples of.
    void (*pack_integers)(
        const float *weights, const float *steps, int64_t rows, int64_t depth, int64_t first, int8_t *panels,
        float *column_scale, float *column_sum);
} winnow_encoder_kernels;

/// The kernels of an instruction set: "avx512-bf16", "avx512", "avx-vnni", "avx2" or "portable"; NULL when this machine cannot run
/// them.
const winnow_encoder_kernels *winnow_encoder_kernels_named(const char *name);
/// The fastest kernels that this machine can run.
const winnow_encoder_kernels *winnow_encoder_kernels_best(void);

/// `depth` as the integer product of these kernels takes it: filled with zeros to whole groups.
int64_t winnow_integer_depth(const winnow_encoder_kernels *kernels, int64_t depth);
/// Bytes of a panel of 16 quantised columns.
///
/// Column j, depths 4g to 4g + 3 lie at j * 4 of the 64 bytes of step g. Where sums are grouped in 16 bits, 64 bytes stand
/// before the first step (what the 32-bit sum of each column starts from) and before the steps of each group (what the
/// 32 sums of 16 bits start from, two to a column).
int64_t winnow_integer_panel_size(const winnow_encoder_kernels *kernels, int64_t depth);

/// Floats that attention over `tokens` tokens needs as scratch.
int64_t winnow_attention_scratch(int64_t tokens, int64_t head_width);

/// How numbers of a weight file are stored.
enum winnow_number {
    WINNOW_FLOAT32 = 0,
    WINNOW_FLOAT16 = 1,
    WINNOW_BFLOAT16 = 2,
    /// 8-bit integers, scaled per row.
    WINNOW_INTEGER8 = 3,
};

/// Bytes of one number.
int64_t winnow_number_size(int32_t number);
/// Converts `count` numbers (not INTEGER8) to floats; the source need not be aligned.
void winnow_to_float(float *to, const void *from, int64_t count, int32_t number);
/// The index of the first number that is NaN or infinite; -1 when all are finite.
int64_t winnow_first_not_finite(const void *from, int64_t count, int32_t number);

/// Packs `rows` x `depth` floats (one row per output column, as checkpoints hold them) into panels from column
/// `first` on; `first` and the panels must have been zeroed when rows do not fill them.
void winnow_pack(const float *weights, int64_t rows, int64_t depth, int64_t first, float *panels);
/// Quantises one row symmetrically to `levels` (at most 127); returns the scale.
float winnow_quantize_row(const float *row, int64_t count, int32_t levels, int8_t *to);

// Naive twins, in double precision and plain loops: what the fast kernels are compared with.
void winnow_product_naive(const winnow_product *);
void winnow_attention_naive(const winnow_attention *);
void winnow_layer_norm_naive(
    float *x, int64_t stride, int64_t rows, int64_t width, const float *gamma, const float *beta, float epsilon);
