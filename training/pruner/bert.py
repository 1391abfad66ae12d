"""BERT as the recipes train it: its layers one by one, and weights as Winnow stores them."""
import torch
import torch.nn.functional as F


def states(bert, ids, types, mask, dropout=0.0):
    """States behind the last layer, [texts, tokens, width] (what transformers' BertModel gives, without its work on masks).

    ids, types: [texts, tokens]; mask: the same shape, true for tokens that are there."""
    embeddings, dropped = bert.embeddings, lambda x: F.dropout(x, dropout, dropout > 0)
    x = embeddings.word_embeddings(ids) + embeddings.token_type_embeddings(types) + embeddings.position_embeddings.weight[: ids.shape[1]]
    x = dropped(embeddings.LayerNorm(x))
    inside = mask.bool()[:, None, None, :]
    for layer in bert.encoder.layer:
        own = layer.attention.self
        split = lambda y: y.view(*y.shape[:2], own.num_attention_heads, -1).transpose(1, 2)
        y = F.scaled_dot_product_attention(
            split(own.query(x)), split(own.key(x)), split(own.value(x)), attn_mask=inside, dropout_p=dropout)
        x = layer.attention.output.LayerNorm(x + dropped(layer.attention.output.dense(y.transpose(1, 2).reshape(x.shape))))
        x = layer.output.LayerNorm(x + dropped(layer.output.dense(F.gelu(layer.intermediate.dense(x)))))
    return x


def half_precision(device):
    """bfloat16 where the processor multiplies in it; plain floats elsewhere, where it would only be slower."""
    fast = device == "cuda" or torch.cpu._is_avx512_bf16_supported()
    return torch.autocast(device, torch.bfloat16, enabled=fast)


def eight_bits(weights):
    """Rows of the encoder's matrices as integers times the float in NAME.scale, the form of `winnow model quantize` without
    columns that stay floats."""
    found = {}
    for name, value in weights.items():
        if value.ndim == 2 and value.shape[0] > 1 and ("encoder.layer." in name or name.endswith("word_embeddings.weight")):
            scale = value.float().abs().amax(1).clamp(min=1e-12) / 127
            found[name] = (value.float() / scale[:, None]).round().to(torch.int8)
            found[name + ".scale"] = scale
        else:
            found[name] = value
    return found


def floats(weights):
    """The other way: 8-bit rows times their scale, everything as fp32."""
    found = {name: value.float() for name, value in weights.items()}
    for name in [name for name in found if name.endswith(".scale")]:
        found[name.removesuffix(".scale")] *= found.pop(name)[:, None]
    return found
