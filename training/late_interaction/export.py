"""Writes the model folder: config.json, tokenizer, vocabulary, weights of the base and the projection `linear`."""
import json
import os
import shutil

import torch
from safetensors.torch import load_file, save_file


def write(base, head, folder):
    os.makedirs(folder, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "vocab.txt", "special_tokens_map.json"):
        shutil.copy(f"{base}/{name}", folder)
        os.chmod(f"{folder}/{name}", 0o644)
    weights = {k: v.half() for k, v in load_file(f"{base}/model.safetensors").items() if "position_ids" not in k and "pooler" not in k}
    for name, value in head.state_dict().items():
        weights[name] = value.float().contiguous()
    save_file(weights, f"{folder}/model.safetensors", metadata={"format": "pt"})
