"""Writes the model folder: config.json, tokenizer, vocabulary, 8-bit weights of the encoder and `linear`."""
import json
import os
import shutil

from safetensors.torch import save_file

import bert

# Of the mean vectors' cosine in a score, the rest being MaxSim: chosen with the weight of BM25 in a hybrid (0.2) on the dev
# pairs and ConditionalQA.
MEAN_SHARE = 0.5


def write(base, student, folder):
    os.makedirs(folder, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json"):
        shutil.copy(f"{base}/{name}", folder)
        os.chmod(f"{folder}/{name}", 0o644)
    with open(f"{folder}/late_interaction.json", "w") as file:
        json.dump({"meanShare": MEAN_SHARE}, file)
        file.write("\n")
    weights = {name.removeprefix("bert."): value.detach().float().cpu().contiguous() for name, value in student.state_dict().items()}
    save_file(bert.eight_bits(weights), f"{folder}/model.safetensors", metadata={"format": "pt"})
