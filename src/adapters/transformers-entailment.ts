/**
 * The embedded cross-encoder: reads a claim and a quote together through Transformers.js, from a local folder; nothing is
 * fetched. What it was fitted on: models/claim-verifier/README.md.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModel, env, type PreTrainedModel, type PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import { softmax } from '../language/logistic.ts';
import type { Discord, Entailment, EntailmentModel } from '../ports.ts';
import { openTokenizer } from './light-tokenizer.ts';
import { QUIET_SESSION } from './onnx-session.ts';

const NAME = 'claim-verifier';
const ID = `${NAME}/q8`;
/** It has the words of the embedder, and so its tokenizer. */
const TOKENIZER = 'multilingual-e5-small';
/** Tokens read of each, as it was fitted; what is longer is cut off. */
const MOST_TOKENS = { claim: 90, quote: 200 };
const END = 2;

/** Opens the model in `folder`. @throws Error naming the folder when the model is not there or cannot be read. */
export async function openTransformersEntailment(folder: string): Promise<EntailmentModel> {
  env.localModelPath = folder;
  env.allowRemoteModels = false;
  let model: PreTrainedModel;
  let tokenizer: PreTrainedTokenizer;
  try {
    model = await AutoModel.from_pretrained(NAME, { dtype: 'q8', session_options: QUIET_SESSION });
    tokenizer = await openTokenizer(folder, TOKENIZER);
  } catch (error) {
    throw unopened(folder, error);
  }
  const kinds = Object.entries((model.config as unknown as { id2label: Record<string, Discord> }).id2label);
  const tokensOf = (text: string, most: number): number[] => tokenizer.encode(text).slice(0, most);
  const row = (values: readonly number[]) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);

  const readOne = async (claim: readonly number[], quote: string): Promise<Entailment> => {
    const said = [END, ...tokensOf(quote, MOST_TOKENS.quote + 1).slice(1)];
    const ids = [...claim, ...said];
    const { logits } = (await model({
      input_ids: row(ids),
      attention_mask: row(ids.map(() => 1)),
      token_type_ids: row(ids.map((_, at) => (at < claim.length ? 0 : 1))),
    })) as { logits: Tensor };
    const chances = softmax([...(logits.data as Float32Array)]);
    if (!chances.every(Number.isFinite))
      throw new Error(`The model in ${folder}/${NAME} gave a chance that is not finite.`);
    return Object.fromEntries(kinds.map(([at, kind]) => [kind, chances[Number(at)]])) as unknown as Entailment;
  };

  return {
    id: ID,
    async read(claim, quotes) {
      const own = tokensOf(claim, MOST_TOKENS.claim);
      const all: Entailment[] = [];
      for (const quote of quotes) all.push(await readOne(own, quote));
      return all;
    },
  };
}

/**
 * The same model, opened when it is first asked to read: a server that shows quotes alone never needs it, and is spared
 * its memory. @throws Error naming the folder when the model is not there.
 */
export async function openedWhenRead(folder: string): Promise<EntailmentModel> {
  await access(join(folder, NAME, 'onnx', 'model_quantized.onnx')).catch((error) => {
    throw unopened(folder, error);
  });
  let opening: Promise<EntailmentModel> | null = null;
  return {
    id: ID,
    async read(claim, quotes) {
      if (quotes.length === 0) return [];
      opening ??= openTransformersEntailment(folder);
      const model = await opening;
      return model.read(claim, quotes);
    },
  };
}

function unopened(folder: string, error: unknown): Error {
  return new Error(`The model in ${folder}/${NAME} cannot be opened: ${(error as Error).message}`);
}
