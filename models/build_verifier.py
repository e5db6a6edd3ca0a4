"""Fit the cross-encoder that reads a claim beside a quote, and write it as ONNX. Nothing is downloaded at run time.

    pip install numpy onnx onnxruntime tokenizers torch
    python build_verifier.py fit weights.pt            # some hours on two cores; the seed is fixed, the machine is not
    python build_verifier.py write weights.pt          # claim-verifier/onnx/model_quantized.onnx
    python build_verifier.py check weights.pt          # what 7 bits change

It starts from the embedder beside it (multilingual-e5-small), whose word table it keeps as it is: 12 layers, read claim
first, a vector that tells the two texts apart, the mean over the claim's tokens, and one score for each kind of discord.
Fitted on claim-verifier/claims.jsonl and on the development cases of ../evals/cases; never on those held out.
"""
import argparse, json, os, random, re, time
import numpy as np, onnx, torch
import torch.nn as nn, torch.nn.functional as F
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = os.path.join(HERE, "multilingual-e5-small")
OUT = os.path.join(HERE, "claim-verifier")
CASES = os.path.join(HERE, "..", "evals", "cases")
DEVELOPMENT = ["", "-development", "-development-2a", "-development-2b", "-development-2c", "-development-2d", "-development-2e", "-development-3"]
LAYERS, HIDDEN, HEADS, BLOCK, END = 12, 384, 12, 32, 2
LONGEST = {"claim": 90, "quote": 200}
KINDS = ["none", "negation", "condition", "subject", "addition", "name", "measure", "other"]
MEASURES = {"number", "unit", "date", "time"}
# Faithful claims laid beside another quote as well, which does not say them.
UNRELATED = 0.35


def kind(change):
    return KINDS.index("measure" if change in MEASURES else change if change in KINDS else "other")


def base_weights():
    """The embedder's weights as 32-bit numbers."""
    model = onnx.load(os.path.join(BASE, "onnx", "model_q4.onnx"))
    given = {i.name: i for i in model.graph.initializer}
    get = lambda name: numpy_helper.to_array(given[name])
    packed = np.frombuffer(given["words.q"].raw_data, np.uint8).reshape(-1, HIDDEN // 2)
    words = np.empty((len(packed), HIDDEN), np.int8)
    words[:, 0::2], words[:, 1::2] = packed & 15, packed >> 4
    words = np.where(words > 7, words - 16, words).astype(np.float32)
    weights = {"words": (words.reshape(-1, HIDDEN // BLOCK, BLOCK) * get("words.s")[..., None]).reshape(-1, HIDDEN)}
    for name in ("positions", "embedded.norm.w", "embedded.norm.c"):
        weights[name] = get(name)
    for i in range(LAYERS):
        layer = f"layer{i}."
        for name in ("q", "k", "v", "out", "up", "down"):
            q = get(layer + name + ".q")
            rows, blocks, _ = q.shape
            values = np.empty((rows, blocks, BLOCK), np.float32)
            values[..., 0::2], values[..., 1::2] = q & 15, q >> 4
            weights[layer + name + ".w"] = ((values - 8) * get(layer + name + ".s").reshape(rows, blocks, 1)).reshape(rows, -1)
            weights[layer + name + ".b"] = get(layer + name + ".b")
        for name in ("norm1", "norm2"):
            own = layer + name if layer + name + ".w" in given else "last_hidden_state"
            weights[layer + name + ".w"], weights[layer + name + ".c"] = get(own + ".w"), get(own + ".c")
    return weights, given


class Rounded(torch.autograd.Function):
    """What is divided by `scale` as whole numbers between two bounds; gradients pass as if nothing had been rounded."""
    @staticmethod
    def forward(ctx, x, scale, zero, least, most):
        return (torch.clamp(torch.round(x / scale) + zero, least, most) - zero) * scale

    @staticmethod
    def backward(ctx, gradient):
        return gradient, None, None, None, None


class Linear(nn.Linear):
    """While it is fitted, rounded as `quantise` will do it: weights to 7 bits, what goes in to 8, with a scale for each text."""
    def forward(self, x):
        if not self.training:
            return super().forward(x)
        scale = self.weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 64
        weight = Rounded.apply(self.weight, scale.detach(), 0, -64, 64)
        own = tuple(range(1, x.dim()))
        least, most = x.amin(own, keepdim=True).clamp(max=0), x.amax(own, keepdim=True).clamp(min=0)
        scale = (most - least).clamp(min=1e-8) / 255
        return F.linear(Rounded.apply(x, scale.detach(), torch.round(-least / scale).detach(), 0, 255), weight, self.bias)


class Layer(nn.Module):
    def __init__(self, weights, i):
        super().__init__()
        def linear(name):
            w, b = weights[f"layer{i}.{name}.w"], weights[f"layer{i}.{name}.b"]
            made = Linear(w.shape[1], w.shape[0])
            made.weight.data, made.bias.data = torch.tensor(w), torch.tensor(b)
            return made
        self.q, self.k, self.v, self.out, self.up, self.down = map(linear, ("q", "k", "v", "out", "up", "down"))
        self.n1, self.n2 = (norm_of(weights, f"layer{i}.norm{n}") for n in (1, 2))

    def forward(self, x, mask):
        batch, tokens, hidden = x.shape
        heads = lambda y: y.view(batch, tokens, HEADS, hidden // HEADS).transpose(1, 2)
        drop = 0.1 if self.training else 0.0
        y = F.scaled_dot_product_attention(heads(self.q(x)), heads(self.k(x)), heads(self.v(x)), attn_mask=mask, dropout_p=drop)
        x = self.n1(x + F.dropout(self.out(y.transpose(1, 2).reshape(batch, tokens, hidden)), drop))
        return self.n2(x + F.dropout(self.down(F.gelu(self.up(x))), drop))


def norm_of(weights, name):
    made = nn.LayerNorm(HIDDEN, eps=1e-12)
    made.weight.data, made.bias.data = torch.tensor(weights[name + ".w"]), torch.tensor(weights[name + ".c"])
    return made


class CrossEncoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(weights["words"]), freeze=True)
        self.positions = nn.Parameter(torch.tensor(weights["positions"]), requires_grad=False)
        self.en = norm_of(weights, "embedded.norm")
        for parameter in self.en.parameters():
            parameter.requires_grad = False
        self.layers = nn.ModuleList(Layer(weights, i) for i in range(LAYERS))
        self.dense, self.cls = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, len(KINDS))
        for made in (self.dense, self.cls):
            nn.init.normal_(made.weight, std=0.02)
            nn.init.zeros_(made.bias)
        self.side = nn.Parameter(torch.zeros(2, HIDDEN))

    def forward(self, ids, side, mask):
        x = self.en(self.words(ids) + self.positions[: ids.shape[1]]) + self.side[side]
        off = (1 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, off)
        own = (mask * (1 - side)).float()[:, :, None]
        return self.cls(F.dropout(torch.tanh(self.dense((x * own).sum(1) / own.sum(1))), 0.1, self.training))


def below(text, quote, headings):
    """The quote below the headings that have a word of the claim which it lacks, much as a server lays it."""
    stems = lambda said: {word[:5] for word in re.findall(r"\w{4,}", said.lower())}
    missing = stems(text) - stems(quote)
    return ". ".join([heading for heading in headings if stems(heading) & missing] + [quote])


def read_cases():
    """Claims beside their quotes, alone or a faithful one with its wrong twin: those written for fitting, and the development cases."""
    units = []
    for line in open(os.path.join(OUT, "claims.jsonl"), encoding="utf8"):
        one = json.loads(line)
        def case(text, change):
            return {"quote": below(text, one["quote"], one.get("headings", [])), "text": text, "change": change}
        units += [[case(text, change)] for change, texts in one.get("claims", {}).items() for text in texts]
        units += [[case(faithful, "none"), case(wrong, change)] for faithful, wrong, change in one.get("pairs", [])]
    for name in DEVELOPMENT:
        units += [[json.loads(line)] for line in open(os.path.join(CASES, f"verification{name}.jsonl"), encoding="utf8")]
    return units


class Rows:
    """Token ids, sides and kinds of claims beside quotes; twins stay together."""
    def __init__(self, units, tokenizer):
        def row(text, quote, number):
            claim = tokenizer.encode(text).ids[: LONGEST["claim"]]
            said = [END] + tokenizer.encode(quote).ids[1:][: LONGEST["quote"]]
            return claim + said, [0] * len(claim) + [1] * len(said), number
        quotes = [unit[0]["quote"] for unit in units]
        first = {quote: at for at, quote in reversed(list(enumerate(quotes)))}
        self.units = [[row(case["text"], case["quote"], kind(case["change"])) for case in unit] for unit in units]
        for case, *_ in units:
            if case["change"] != "none" or random.random() >= UNRELATED:
                continue
            # One that stands near it in the documents, and so is about much the same.
            other = quotes[(first[case["quote"]] + random.choice([-40, -25, -15, 15, 25, 40])) % len(quotes)]
            if other not in case["quote"] and case["quote"] not in other:
                self.units.append([row(case["text"], other, kind("other"))])

    def batches(self, size):
        """So many units of about the same length together, in a random order; `twins` are the rows that the next one is the twin of."""
        order = list(range(len(self.units)))
        random.shuffle(order)
        longest = lambda i: max(len(ids) for ids, _, _ in self.units[i])
        pools = [sorted(order[at : at + size * 16], key=longest) for at in range(0, len(order), size * 16)]
        batches = [pool[at : at + size] for pool in pools for at in range(0, len(pool), size)]
        random.shuffle(batches)
        for batch in batches:
            rows, twins = [], []
            for i in batch:
                twins += [len(rows)] if len(self.units[i]) == 2 else []
                rows += self.units[i]
            length = max(map(longest, batch))
            ids, side, mask = (torch.full((len(rows), length), value) for value in (1, 1, 0))
            for at, (own, sides, _) in enumerate(rows):
                ids[at, : len(own)], side[at, : len(own)], mask[at, : len(own)] = torch.tensor(own), torch.tensor(sides), 1
            yield ids, side, mask, torch.tensor([number for _, _, number in rows]), twins


def fit(path, epochs, rate=1e-4, size=12):
    random.seed(1)
    torch.manual_seed(1)
    weights, _ = base_weights()
    model, rows = CrossEncoder(weights), Rows(read_cases(), tokenizer())
    is_new = lambda name: name.startswith(("dense", "cls", "side"))
    learnt = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    groups = [{"params": [p for name, p in learnt if is_new(name) is new], "rate": rate * (5 if new else 1)} for new in (False, True)]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    steps, step, began = int(epochs * len(rows.units) / size), 0, time.time()
    model.train()
    while step < steps:
        for ids, side, mask, kinds, twins in rows.batches(size):
            share = min(1, (step + 1) / (0.06 * steps + 1)) * (1 - step / steps)
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * share
            scores = model(ids, side, mask)
            chances = scores.log_softmax(-1)
            # Whether the quote says it at all counts most, then what is between them.
            odds = chances[:, 0] - torch.logsumexp(chances[:, 1:], -1)
            said = F.binary_cross_entropy_with_logits(odds, (kinds == 0).float())
            loss = said + 0.5 * F.cross_entropy(scores, kinds, label_smoothing=0.05)
            # A faithful claim is to be likelier than its twin, whatever both have of the quote.
            apart = odds[twins] - odds[[at + 1 for at in twins]]
            loss = loss + 0.6 * F.softplus(-apart).sum() / len(kinds)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"{step} of {steps}, {(time.time() - began) / step:.2f} s each", flush=True)
            if step == steps:
                break
    torch.save(model.state_dict(), path)


def graph_of(state, given):
    """The model as ONNX: the embedder's word table, layers in 32 bits."""
    inits, nodes = [given["words.q"], given["words.s"]], []
    get = lambda name: state[name].numpy().astype(np.float32)
    def const(name, value):
        inits.append(numpy_helper.from_array(np.array(value), name)); return name
    def node(op, inputs, name, **attrs):
        nodes.append(helper.make_node(op, inputs, [name], name=name, **attrs)); return name
    def linear(x, key, name):
        y = node("MatMul", [x, const(name + ".w", get(key + ".weight").T)], name + ".mm")
        return node("Add", [y, const(name + ".b", get(key + ".bias"))], name)
    def norm(x, key, name):
        return node("LayerNormalization", [x, const(name + ".w", get(key + ".weight")), const(name + ".c", get(key + ".bias"))],
                    name, epsilon=1e-12, axis=-1)
    words = node("GatherBlockQuantized", ["words.q", "input_ids", "words.s"], "words", domain="com.microsoft",
                 block_size=BLOCK, gather_axis=0, quantize_axis=1)
    const("positions", get("positions")); const("zero", np.array([0], np.int64)); const("axis1", np.array([1], np.int64))
    length = node("Gather", [node("Shape", ["input_ids"], "shape"), "axis1"], "length")
    x = node("Add", [words, node("Slice", ["positions", "zero", length, "zero"], "positions.used")], "embedded")
    x = norm(x, "en", "embedded.norm")
    x = node("Add", [x, node("Gather", [const("sides", get("side")), "token_type_ids"], "side", axis=0)], "sided")
    mask = node("Cast", ["attention_mask"], "mask", to=TensorProto.FLOAT)
    off = node("Mul", [node("Sub", [const("one", np.float32(1)), mask], "mask.off"), const("minus", np.float32(-1e4))], "mask.bias")
    off = node("Unsqueeze", [off, const("axes", np.array([1, 2], np.int64))], "mask.4d")
    const("split", np.array([0, 0, HEADS, HIDDEN // HEADS], np.int64)); const("merge", np.array([0, 0, HIDDEN], np.int64))
    const("scale", np.float32((HIDDEN // HEADS) ** -0.5))
    sides = node("Cast", ["token_type_ids"], "side.f", to=TensorProto.FLOAT)
    own = node("Mul", [mask, node("Sub", ["one", sides], "side.off")], "own")
    counts = node("ReduceSum", [own, "axis1"], "count", keepdims=1)
    claim = node("Cast", [node("ReduceMax", [counts], "claim.f", keepdims=0)], "claim.0d", to=TensorProto.INT64)
    claim = node("Reshape", [claim, const("one.dimension", np.array([1], np.int64))], "claim")
    for i in range(LAYERS):
        key, name = f"layers.{i}.", f"layer{i}."
        def heads(x, which, perm):
            y = linear(x, key + which, name + which)
            return node("Transpose", [node("Reshape", [y, "split"], name + which + ".split")], name + which + ".heads", perm=perm)
        k, v = heads(x, "k", [0, 2, 3, 1]), heads(x, "v", [0, 2, 1, 3])
        # Of the last layer the claim's tokens alone are used, which stand first.
        x = node("Slice", [x, "zero", claim, "axis1"], "asked") if i == LAYERS - 1 else x
        q = heads(x, "q", [0, 2, 1, 3])
        score = node("Add", [node("Mul", [node("MatMul", [q, k], name + "qk"), "scale"], name + "scaled"), off], name + "masked")
        y = node("MatMul", [node("Softmax", [score], name + "attention", axis=-1), v], name + "context")
        y = node("Reshape", [node("Transpose", [y], name + "context.t", perm=[0, 2, 1, 3]), "merge"], name + "context.m")
        x = norm(node("Add", [x, linear(y, key + "out", name + "out")], name + "residual1"), key + "n1", name + "norm1")
        y = node("Gelu", [linear(x, key + "up", name + "up")], name + "gelu", domain="com.microsoft")
        x = norm(node("Add", [x, linear(y, key + "down", name + "down")], name + "residual2"), key + "n2", name + "norm2")
    own = node("Slice", [own, "zero", claim, "axis1"], "own.asked")
    wide = node("Unsqueeze", [own, const("axis2", np.array([2], np.int64))], "own.3d")
    total = node("ReduceSum", [node("Mul", [x, wide], "weighted"), "axis1"], "total", keepdims=0)
    pooled = node("Div", [total, counts], "pooled")
    y = node("Gemm", [pooled, const("dense.w", get("dense.weight")), const("dense.b", get("dense.bias"))], "dense", transB=1)
    y = node("Tanh", [y], "dense.tanh")
    node("Gemm", [y, const("cls.w", get("cls.weight")), const("cls.b", get("cls.bias"))], "logits", transB=1)
    value = helper.make_tensor_value_info
    inputs = [value(name, TensorProto.INT64, ["batch", "tokens"]) for name in ("input_ids", "attention_mask", "token_type_ids")]
    graph = helper.make_graph(nodes, "claim-verifier", inputs, [value("logits", TensorProto.FLOAT, ["batch", len(KINDS)])], inits)
    return helper.make_model(graph, ir_version=10, opset_imports=[helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)])


def tokenizer():
    return Tokenizer.from_file(os.path.join(BASE, "tokenizer.json"))


def quantise(graph, path):
    """Layers as whole numbers, one scale for each output, what goes in quantised as it comes. Of 7 bits: products of 8 would not
    fit where a processor adds them in pairs of 16 bits, and sums of whole numbers are the same on every one."""
    whole = path + ".whole"
    onnx.save(graph, whole)
    quantize_dynamic(whole, path, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
                     extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT})
    os.remove(whole)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=["fit", "write", "check"])
    arguments.add_argument("weights")
    arguments.add_argument("--epochs", type=float, default=3)
    asked = arguments.parse_args()
    if asked.what == "fit":
        return fit(asked.weights, asked.epochs)
    weights, given = base_weights()
    state = torch.load(asked.weights, map_location="cpu")
    path = os.path.join(OUT, "onnx", "model_quantized.onnx")
    if asked.what == "write":
        quantise(graph_of(state, given), path)
        return print(path, os.path.getsize(path), "bytes")
    import onnxruntime as ort
    model = CrossEncoder(weights)
    model.load_state_dict(state)
    model.eval()
    session, differences = ort.InferenceSession(path), []
    rows = Rows(read_cases()[:200], tokenizer())
    for ids, side, mask, *_ in rows.batches(1):
        with torch.no_grad():
            right = model(ids, side, mask).softmax(-1)[0, 0].item()
        scores = session.run(None, {"input_ids": ids.numpy(), "attention_mask": mask.numpy(), "token_type_ids": side.numpy()})[0][0]
        differences.append(abs(right - np.exp(scores[0]) / np.exp(scores).sum()))
    print(f"chance that the quote says it: {np.mean(differences):.4f} apart on average, {np.max(differences):.4f} at most")


if __name__ == "__main__":
    main()
