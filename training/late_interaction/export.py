"""Writes the model folder: config.json, tokenizer, vocabulary, weights of the base with the trained layers, `linear`."""
import json
import os
import shutil

from safetensors.torch import load_file, save_file


# Of the mean vectors' cosine in a score, the rest being MaxSim: chosen with the weight of BM25 in a hybrid (0.2) on the dev
# pairs and ConditionalQA.
MEAN_SHARE = 0.5
# Of the trained layers' weights in those written, the rest being the base's (Wortsman et al. 2022): keeps more of what the
# base knows of other texts than the trained ones. The projection has no untrained counterpart.
TRAINED_SHARE = 0.6


def write(base, student, first, folder):
    """`first`: the number of the student's first layer in the base."""
    os.makedirs(folder, exist_ok=True)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json"):
        shutil.copy(f"{base}/{name}", folder)
        os.chmod(f"{folder}/{name}", 0o644)
    with open(f"{folder}/late_interaction.json", "w") as file:
        json.dump({"meanShare": MEAN_SHARE}, file)
        file.write("\n")
    weights = {k: v.float() for k, v in load_file(f"{base}/model.safetensors").items()
               if "position_ids" not in k and "pooler" not in k}
    for name, value in student.state_dict().items():
        parts = name.split(".")
        if parts[0] == "layers":
            name = ".".join(["encoder", "layer", str(first + int(parts[1]))] + parts[2:])
            value = TRAINED_SHARE * value.float() + (1 - TRAINED_SHARE) * weights[name]
        weights[name] = value.float().contiguous()
    save_file(weights, f"{folder}/model.safetensors", metadata={"format": "pt"})
