// The kernels of one instruction set. A file that includes this defines, before it:
//   KERNEL(name)                  the name with the set's suffix
//   TILE_ROWS, TILE_PANELS        shape of a tile of the float product, held in registers
//   BLOCK_DEPTH                   depths that a float product takes at once
//   FETCH_AHEAD                   how many depths ahead the first tile of a panel asks for weights
//   INTEGER_TILE_ROWS, INTEGER_TILE_PANELS
//   ACTIVATION_LEVELS             largest value of a quantised activation
//   GROUP_STEPS                   how many times four products are added in 16 bits; 0: all sums have 32 bits
//   integer_tile(...)             the inner loop of the integer product
//   TALL_CASES, TALL_INTEGER_CASES   the numbers of rows above 3 and 2 that tiles are made for
// encoder_portable.c is the smallest of them: read it beside this file.
//
// Shapes: a tile is rows x panels * 16 sums, ROWS x PANELS registers of sixteen; a [rows][depth]; b [panels][depth][16];
// c [rows][columns].
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "encoder_vectors.h"
#include "encoder_weights.h"

/// The sums of ROWS x PANELS * 16 products stay in registers over one block of the depth, `from` to `to`; between blocks
/// they lie in the result. The order of the additions is that of the depth, however it is cut.
///
/// `cold`, for the first rows of a panel, fetches weights ahead: they lie in no near cache, and pages end sooner than the
/// processor can guess.
INLINE void float_tile(
    const winnow_product *p, int64_t row, int64_t panel, int64_t from, int64_t to, const int rows, const int panels,
    const int cold) {
    v16 sum[TILE_ROWS][TILE_PANELS];
    float *c = p->c + row * p->c_stride + panel * WINNOW_PANEL;
    const int64_t left = p->columns - panel * WINNOW_PANEL;
    const float *a[TILE_ROWS];
    const float *b[TILE_PANELS];
    UNROLL for (int r = 0; r < rows; r++) {
        a[r] = p->a + (row + r) * p->a_stride;
        UNROLL for (int n = 0; n < panels; n++)
            sum[r][n] = from ? load_part(c + r * p->c_stride + n * WINNOW_PANEL, left - n * WINNOW_PANEL) : (v16){0};
    }
    UNROLL for (int n = 0; n < panels; n++) b[n] = p->b + (panel + n) * p->depth * WINNOW_PANEL;
    UNROLL_FOUR for (int64_t k = from; k < to; k++) {
        v16 column[TILE_PANELS];
        UNROLL for (int n = 0; n < panels; n++) {
            column[n] = load(b[n] + k * WINNOW_PANEL);
            if (cold) __builtin_prefetch(b[n] + (k + FETCH_AHEAD) * WINNOW_PANEL);
        }
        UNROLL for (int r = 0; r < rows; r++) {
            v16 value = broadcast(a[r][k]);
            UNROLL for (int n = 0; n < panels; n++) sum[r][n] = multiply_add(value, column[n], sum[r][n]);
        }
    }
    UNROLL for (int r = 0; r < rows; r++) {
        UNROLL for (int n = 0; n < panels; n++)
            store_part(c + r * p->c_stride + n * WINNOW_PANEL, sum[r][n], left - n * WINNOW_PANEL);
    }
}

/// Calls `body` with the epilogue as a constant, so that loops hold no choice.
#define FOR_EPILOGUE(epilogue, body, ...)                                                         \
    switch (epilogue) {                                                                           \
    case WINNOW_EPILOGUE_GELU: body(__VA_ARGS__, WINNOW_EPILOGUE_GELU); break;                    \
    case WINNOW_EPILOGUE_RESIDUAL: body(__VA_ARGS__, WINNOW_EPILOGUE_RESIDUAL); break;            \
    case WINNOW_EPILOGUE_TANH: body(__VA_ARGS__, WINNOW_EPILOGUE_TANH); break;                    \
    case WINNOW_EPILOGUE_SCALE: body(__VA_ARGS__, WINNOW_EPILOGUE_SCALE); break;                  \
    case WINNOW_EPILOGUE_RELU: body(__VA_ARGS__, WINNOW_EPILOGUE_RELU); break;                    \
    default: body(__VA_ARGS__, WINNOW_EPILOGUE_NONE); break;                                      \
    }

/// Bias and activation over a tile that has just been stored, while it is in the first cache.
INLINE void finish_floats(
    const winnow_product *p, int64_t row, int rows, int64_t panel, int panels, const int epilogue) {
    for (int64_t column = panel * WINNOW_PANEL; column < (panel + panels) * WINNOW_PANEL; column += WINNOW_PANEL) {
        const int64_t left = p->columns - column;
        const v16 bias = p->bias ? load(p->bias + column) : (v16){0};
        for (int64_t r = row; r < row + rows; r++) {
            float *c = p->c + r * p->c_stride + column;
            v16 x = load_part(c, left) + bias;
            switch (epilogue) {
            case WINNOW_EPILOGUE_GELU: x = gelu(x); break;
            case WINNOW_EPILOGUE_RESIDUAL: x += load_part(p->residual + r * p->residual_stride + column, left); break;
            case WINNOW_EPILOGUE_TANH: x = hyperbolic_tangent(x); break;
            case WINNOW_EPILOGUE_SCALE: x *= broadcast(p->row_scale[r]); break;
            case WINNOW_EPILOGUE_RELU: x = larger(x, (v16){0}); break;
            }
            store_part(c, x, left);
        }
    }
}

static void finish_float(const winnow_product *p, int64_t row, int rows, int64_t panel, int panels) {
    if (!p->bias && p->epilogue == WINNOW_EPILOGUE_NONE) return;
    FOR_EPILOGUE(p->epilogue, finish_floats, p, row, rows, panel, panels)
}

#define ROW_CASE(tile, r, panels)                                                                 \
    case r:                                                                                       \
        if (isCold) tile(p, row, panel, from, to, r, panels, 1);                                  \
        else tile(p, row, panel, from, to, r, panels, 0);                                         \
        break;
#define FLOAT_ROWS(panels)                                                                        \
    static void KERNEL(float_rows_##panels)(                                                      \
        const winnow_product *p, int64_t row, int64_t panel, int64_t from, int64_t to, int rows) { \
        const int isCold = row == 0;                                                              \
        switch (rows) {                                                                           \
            ROW_CASE(float_tile, 1, panels) ROW_CASE(float_tile, 2, panels)                       \
            ROW_CASE(float_tile, 3, panels) ROW_CASE(float_tile, 4, panels)                       \
            ROW_CASE(float_tile, 5, panels) ROW_CASE(float_tile, 6, panels)                       \
            TALL_CASES(float_tile, panels)                                                        \
        }                                                                                         \
    }
FLOAT_ROWS(1)
#if TILE_PANELS > 1
FLOAT_ROWS(2)
#endif
#if TILE_PANELS > 2
FLOAT_ROWS(3)
#endif

/// Asks for this tile's share of the weights that the next panels have in this block of the depth: for many rows, since few
/// are done before those come.
INLINE void fetch_panels(const winnow_product *p, int64_t row, int rows, int64_t panel, int64_t from, int64_t to) {
    const int64_t panels = (p->columns + WINNOW_PANEL - 1) / WINNOW_PANEL;
    const int64_t last = panels < panel + TILE_PANELS ? panels : panel + TILE_PANELS;
    const int64_t first = from + (to - from) * row / p->rows, end = from + (to - from) * (row + rows) / p->rows;
    for (; panel < last; panel++)
        for (int64_t k = first; k < end; k++) __builtin_prefetch(p->b + (panel * p->depth + k) * WINNOW_PANEL, 0, 2);
}

/// One block of the depth of a few panels, all rows: the weights stay in the first cache.
static void float_block(const winnow_product *p, int64_t panel, int width, int64_t from, int64_t to) {
    for (int64_t row = 0; row < p->rows;) {
        const int rows = tile_rows(p->rows - row, TILE_ROWS);
        switch (width) {
        case 1: KERNEL(float_rows_1)(p, row, panel, from, to, rows); break;
#if TILE_PANELS > 1
        case 2: KERNEL(float_rows_2)(p, row, panel, from, to, rows); break;
#endif
#if TILE_PANELS > 2
        case 3: KERNEL(float_rows_3)(p, row, panel, from, to, rows); break;
#endif
        }
        if (p->rows >= 8 * TILE_ROWS) fetch_panels(p, row, rows, panel + width, from, to);
        if (to == p->depth) finish_float(p, row, rows, panel, width);
        row += rows;
    }
}

/// A block of the depth is outermost: what it reads of the rows stays in the second cache for all panels.
static void KERNEL(product)(const winnow_product *p) {
    const int64_t panels = (p->columns + WINNOW_PANEL - 1) / WINNOW_PANEL;
    for (int64_t from = 0; from < p->depth; from += BLOCK_DEPTH) {
        const int64_t to = p->depth - from < BLOCK_DEPTH ? p->depth : from + BLOCK_DEPTH;
        for (int64_t panel = 0; panel < panels; panel += TILE_PANELS)
            float_block(p, panel, panels - panel < TILE_PANELS ? (int)(panels - panel) : TILE_PANELS, from, to);
    }
}

/// Turns a panel's part of a tile of integer sums into floats: low and scale of the row, scale and sum of the column, bias,
/// inputs that stayed floats (`outliers` of them), epilogue.
INLINE void finish_integer_panel(
    const winnow_integer_product *p, const i16v *sum, int64_t row, int rows, int64_t panel, const int outliers,
    const int epilogue) {
    const int64_t column = panel * WINNOW_PANEL, left = p->columns - column;
    const v16 column_scale = load(p->column_scale + column), bias = load(p->bias + column);
    const v16 column_sum = load(p->column_sum + column) * column_scale;
    v16 weights[WINNOW_OUTLIERS];
    UNROLL for (int k = 0; k < outliers; k++)
        weights[k] = load(p->outlier_weights + (panel * outliers + k) * WINNOW_PANEL);
    // Held here, because a store could change what `p` points to for all that the compiler knows.
    const float *row_scale = p->row_scale + row, *row_low = p->row_low + row;
    const float *values = p->outlier_values + row * WINNOW_OUTLIERS;
    const float *residual = epilogue == WINNOW_EPILOGUE_RESIDUAL ? p->residual + row * p->residual_stride + column : NULL;
    const int64_t residual_stride = p->residual_stride, c_stride = p->c_stride;
    float *c = p->c + row * c_stride + column;
    for (int r = 0; r < rows; r++) {
        // The sum last: nothing else waits for it.
        v16 x = multiply_add(broadcast(row_low[r]), column_sum, bias);
        UNROLL for (int k = 0; k < outliers; k++)
            x = multiply_add(broadcast(values[r * WINNOW_OUTLIERS + k]), weights[k], x);
        x = multiply_add(__builtin_convertvector(sum[r * INTEGER_TILE_PANELS], v16),
                         broadcast(row_scale[r]) * column_scale, x);
        switch (epilogue) {
        case WINNOW_EPILOGUE_GELU: x = coarse_gelu(x); break;
        case WINNOW_EPILOGUE_RESIDUAL: x += load_part(residual + r * residual_stride, left); break;
        case WINNOW_EPILOGUE_TANH: x = hyperbolic_tangent(x); break;
        case WINNOW_EPILOGUE_RELU: x = larger(x, (v16){0}); break;
        }
        store_part(c + r * c_stride, x, left);
    }
}

INLINE void finish_integers(
    const winnow_integer_product *p, const i16v *sum, int64_t row, int rows, int64_t panel, int panels,
    const int epilogue) {
    const int outliers = (int)p->outliers;
    for (int n = 0; n < panels; n++, sum++, panel++) {
        switch (outliers) {
        case 0: finish_integer_panel(p, sum, row, rows, panel, 0, epilogue); break;
        case 1: finish_integer_panel(p, sum, row, rows, panel, 1, epilogue); break;
        case 2: finish_integer_panel(p, sum, row, rows, panel, 2, epilogue); break;
        case 3: finish_integer_panel(p, sum, row, rows, panel, 3, epilogue); break;
        default: finish_integer_panel(p, sum, row, rows, panel, WINNOW_OUTLIERS, epilogue);
        }
    }
}

static void finish_integer(
    const winnow_integer_product *p, const i16v *sum, int64_t row, int rows, int64_t panel, int panels) {
    FOR_EPILOGUE(p->epilogue, finish_integers, p, sum, row, rows, panel, panels)
}

#define INTEGER_ROWS(panels)                                                                      \
    static void KERNEL(integer_rows_##panels)(                                                    \
        const winnow_integer_product *p, int64_t row, int64_t panel, int rows, i16v *sum) {       \
        switch (rows) {                                                                           \
            INTEGER_CASE(1, panels) INTEGER_CASE(2, panels) TALL_INTEGER_CASES(panels)            \
        }                                                                                         \
    }
#define INTEGER_CASE(r, panels) case r: integer_tile(p, row, panel, r, panels, sum); break;
INTEGER_ROWS(1)
#if INTEGER_TILE_PANELS > 1
INTEGER_ROWS(2)
#endif
#if INTEGER_TILE_PANELS > 2
INTEGER_ROWS(3)
#endif

/// Asks for this tile's share of the next panel: weights of a small batch come from far caches.
INLINE void fetch_ahead(const winnow_integer_product *p, int64_t row, int rows, int64_t panel) {
    const int64_t size = p->b_panel_size, outliers = p->outliers * WINNOW_PANEL;
    const int8_t *from = p->b + panel * size;
    for (int64_t at = size * row / p->rows & ~(int64_t)63; at < size * (row + rows) / p->rows; at += 64)
        __builtin_prefetch(from + at);
    for (int64_t at = 0; row == 0 && at < outliers * INTEGER_TILE_PANELS; at += WINNOW_PANEL)
        __builtin_prefetch(p->outlier_weights + panel * outliers + at);
}

/// Rows of a panel that are finished together: what belongs to its columns is loaded once for them.
#define FINISHED_ROWS 8

static void KERNEL(integer_product)(const winnow_integer_product *p) {
    i16v sum[FINISHED_ROWS * INTEGER_TILE_PANELS];
    const int64_t panels = (p->columns + WINNOW_PANEL - 1) / WINNOW_PANEL;
    for (int64_t panel = 0; panel < panels;) {
        const int width = panels - panel < INTEGER_TILE_PANELS ? (int)(panels - panel) : INTEGER_TILE_PANELS;
        for (int64_t row = 0; row < p->rows;) {
            int done = 0;
            for (int rows; row + done < p->rows; done += rows) {
                rows = tile_rows(p->rows - row - done, INTEGER_TILE_ROWS);
                if (done + rows > FINISHED_ROWS) break;
                i16v *to = sum + done * INTEGER_TILE_PANELS;
                switch (width) {
                case 1: KERNEL(integer_rows_1)(p, row + done, panel, rows, to); break;
#if INTEGER_TILE_PANELS > 1
                case 2: KERNEL(integer_rows_2)(p, row + done, panel, rows, to); break;
#endif
#if INTEGER_TILE_PANELS > 2
                case 3: KERNEL(integer_rows_3)(p, row + done, panel, rows, to); break;
#endif
                }
            }
            if (panel + width < panels) fetch_ahead(p, row, done, panel + width);
            finish_integer(p, sum, row, done, panel, width);
            row += done;
        }
        panel += width;
    }
}

static void KERNEL(quantize)(
    float *x, int64_t stride, int64_t rows, int64_t width, uint8_t *q, int64_t depth, float *scale, float *low,
    const int32_t *outliers, int64_t outlier_count, float *outlier_values) {
    // All rows first: a number that was just written cannot be read at once as part of a vector.
    for (int64_t row = 0; row < rows && outlier_count; row++) {
        float *from = x + row * stride, *values = outlier_values + row * WINNOW_OUTLIERS;
        for (int64_t i = 0; i < outlier_count; i++) {
            values[i] = from[outliers[i]];
            from[outliers[i]] = 0;
        }
    }
    for (int64_t row = 0; row < rows; row++) {
        const float *from = x + row * stride;
        uint8_t *to = q + row * depth;
        v16 most = broadcast(from[0]), least = most;
        int64_t k = 0;
        for (; k + 16 <= width; k += 16) {
            most = larger(load(from + k), most);
            least = smaller(load(from + k), least);
        }
        float high = maximum(most), bottom = -maximum(-least);
        for (; k < width; k++) {
            high = from[k] > high ? from[k] : high;
            bottom = from[k] < bottom ? from[k] : bottom;
        }
        const float range = high - bottom;
        const float inverse = range > 0 ? ACTIVATION_LEVELS / range : 0;
        low[row] = bottom;
        scale[row] = range / ACTIVATION_LEVELS;
        for (k = 0; k + 16 <= width; k += 16)
            store_bytes(to + k, (load(from + k) - broadcast(bottom)) * broadcast(inverse) + broadcast(0.5f));
        for (; k < width; k++) {
            const float value = (from[k] - bottom) * inverse + 0.5f;
            to[k] = (uint8_t)(value > ACTIVATION_LEVELS ? ACTIVATION_LEVELS : value > 0 ? value : 0);
        }
        memset(to + width, 0, (size_t)(depth - width));
    }
    for (int64_t row = 0; row < rows; row++)
        for (int64_t i = 0; i < outlier_count; i++)
            x[row * stride + outliers[i]] = outlier_values[row * WINNOW_OUTLIERS + i];
}

static void KERNEL(layer_norm)(
    float *x, int64_t stride, int64_t rows, int64_t width, const float *gamma, const float *beta, float epsilon) {
    for (int64_t row = 0; row < rows; row++) {
        float *at = x + row * stride;
        v16 total = {0};
        for (int64_t k = 0; k < width; k += 16) total += load_part(at + k, width - k);
        const float mean = sum_of(total) / (float)width;
        v16 squares = {0};
        for (int64_t k = 0; k < width; k += 16) {
            const v16 off = part(load_part(at + k, width - k) - broadcast(mean), width - k);
            squares = multiply_add(off, off, squares);
        }
        const float inverse = 1 / sqrtf(sum_of(squares) / (float)width + epsilon);
        for (int64_t k = 0; k < width; k += 16) {
            const v16 off = (load_part(at + k, width - k) - broadcast(mean)) * broadcast(inverse);
            const v16 g = load_part(gamma + k, width - k), b = load_part(beta + k, width - k);
            store_part(at + k, multiply_add(off, g, b), width - k);
        }
    }
}

/// Turns scores into unnormalised probabilities; returns one over their sum. `padded` is a multiple of 16.
static float softmax_row(float *scores, int64_t count, int64_t padded, float scale) {
    const float binary = scale * 1.44269504088896341f;  // e^(scale x) = 2^(binary x)
    const v16 top = broadcast(bounded_maximum(scores, count, padded) * -binary);
    v16 total = {0};
    for (int64_t k = 0; k < padded; k += 16) {
        const v16 value = power_of_two(multiply_add(load(scores + k), broadcast(binary), top));
        store(scores + k, value);
        total += value;
    }
    return 1 / sum_of(total);
}

/// Lays the keys of one head out as panels of 16 tokens (columns are tokens), zero behind the last token.
static void pack_keys(const winnow_attention *p, const float *key, float *keys) {
    const int64_t width = p->head_width;
    for (int64_t first = 0; first < p->tokens; first += 16) {
        float *panel = keys + first * width;
        const int64_t count = p->tokens - first < 16 ? p->tokens - first : 16;
        for (int64_t block = 0; block < width; block += 16) {
            v16 rows[16];
            load_transposed(key + first * p->qkv_stride + block, p->qkv_stride, count, width - block, rows);
            for (int64_t k = block; k < width && k < block + 16; k++) store(panel + k * 16, rows[k - block]);
        }
    }
}

/// Lays the values of one head out as panels of 16 of their numbers: in place they lie a page apart.
static void pack_values(const winnow_attention *p, const float *value, float *values) {
    for (int64_t first = 0; first < p->head_width; first += 16)
        for (int64_t t = 0; t < p->tokens; t++)
            store(values + first * p->tokens + t * 16,
                  load_part(value + t * p->qkv_stride + first, p->head_width - first));
}

static void KERNEL(attention)(const winnow_attention *p) {
    const int64_t width = p->head_width, all = p->heads * width, padded = round_up(p->tokens);
    float *keys = p->scratch;
    float *values = keys + padded * width;
    float *scores = values + round_up(width) * p->tokens;
    float inverse[ATTENTION_ROWS];
    for (int64_t head = 0; head < p->heads; head++) {
        pack_keys(p, p->qkv + all + head * width, keys);
        pack_values(p, p->qkv + 2 * all + head * width, values);
        for (int64_t row = 0; row < p->tokens; row += ATTENTION_ROWS) {
            const int64_t rows = p->tokens - row < ATTENTION_ROWS ? p->tokens - row : ATTENTION_ROWS;
            const winnow_product similarity = {
                .a = p->qkv + row * p->qkv_stride + head * width, .a_stride = p->qkv_stride, .rows = rows,
                .depth = width, .b = keys, .columns = padded,
                .c = scores, .c_stride = padded};
            KERNEL(product)(&similarity);
            for (int64_t r = 0; r < rows; r++)
                inverse[r] = softmax_row(scores + r * padded, p->tokens, padded, p->scale);
            const winnow_product mixture = {
                .a = scores, .a_stride = padded, .rows = rows, .depth = p->tokens,
                .b = values, .columns = width,
                .c = p->out + row * p->out_stride + head * width, .c_stride = p->out_stride,
                .epilogue = WINNOW_EPILOGUE_SCALE, .row_scale = inverse};
            KERNEL(product)(&mixture);
        }
    }
}

/// `rough`: the attention of models whose activations have eight bits.
#define ENCODER_KERNELS(title, rough)                                                             \
    {.name = title, .activation_levels = ACTIVATION_LEVELS, .group_steps = GROUP_STEPS,           \
     .depth_multiple = GROUP_STEPS ? 4 * GROUP_STEPS : 8, .pack_integers = KERNEL(pack_integers), \
     .product = KERNEL(product), .integer_product = KERNEL(integer_product),                      \
     .attention = KERNEL(attention), .rough_attention = rough, .layer_norm = KERNEL(layer_norm), .quantize = KERNEL(quantize)}
