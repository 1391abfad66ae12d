#include <math.h>
#include <string.h>
#include "encoder_kernels.h"

static double finished(const winnow_product *p, double x, int64_t row, int64_t column) {
    switch (p->epilogue) {
    case WINNOW_EPILOGUE_GELU: return 0.5 * x * (1 + erf(x / sqrt(2.0)));
    case WINNOW_EPILOGUE_RESIDUAL: return x + p->residual[row * p->residual_stride + column];
    case WINNOW_EPILOGUE_TANH: return tanh(x);
    case WINNOW_EPILOGUE_SCALE: return x * p->row_scale[row];
    case WINNOW_EPILOGUE_RELU: return x > 0 ? x : 0;
    default: return x;
    }
}

void winnow_product_naive(const winnow_product *p) {
    for (int64_t row = 0; row < p->rows; row++) {
        for (int64_t column = 0; column < p->columns; column++) {
            const float *b = p->b + column / 16 * 16 * p->depth + column % 16;
            double sum = p->bias ? p->bias[column] : 0;
            for (int64_t k = 0; k < p->depth; k++)
                sum += (double)p->a[row * p->a_stride + k] * b[16 * k];
            p->c[row * p->c_stride + column] = (float)finished(p, sum, row, column);
        }
    }
}

void winnow_attention_naive(const winnow_attention *p) {
    const int64_t all = p->heads * p->head_width;
    for (int64_t head = 0; head < p->heads; head++) {
        for (int64_t row = 0; row < p->tokens; row++) {
            const float *query = p->qkv + row * p->qkv_stride + head * p->head_width;
            double most = -INFINITY, total = 0;
            for (int64_t t = 0; t < p->tokens; t++) {
                const float *key = p->qkv + t * p->qkv_stride + all + head * p->head_width;
                double sum = 0;
                for (int64_t k = 0; k < p->head_width; k++) sum += (double)query[k] * key[k];
                p->scratch[t] = (float)(sum * p->scale);
                most = sum * p->scale > most ? sum * p->scale : most;
            }
            for (int64_t t = 0; t < p->tokens; t++) total += exp(p->scratch[t] - most);
            for (int64_t k = 0; k < p->head_width; k++) {
                double sum = 0;
                for (int64_t t = 0; t < p->tokens; t++)
                    sum += exp(p->scratch[t] - most) * p->qkv[t * p->qkv_stride + 2 * all + head * p->head_width + k];
                p->out[row * p->out_stride + head * p->head_width + k] = (float)(sum / total);
            }
        }
    }
}

void winnow_layer_norm_naive(
    float *x, int64_t stride, int64_t rows, int64_t width, const float *gamma, const float *beta, float epsilon) {
    for (int64_t row = 0; row < rows; row++) {
        float *at = x + row * stride;
        double mean = 0, variance = 0;
        for (int64_t k = 0; k < width; k++) mean += at[k];
        mean /= (double)width;
        for (int64_t k = 0; k < width; k++) variance += (at[k] - mean) * (at[k] - mean);
        variance /= (double)width;
        for (int64_t k = 0; k < width; k++)
            at[k] = (float)((at[k] - mean) / sqrt(variance + epsilon) * gamma[k] + beta[k]);
    }
}
