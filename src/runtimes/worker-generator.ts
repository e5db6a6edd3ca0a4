/** The language model of the Worker: one of Workers AI's. */
import { limitChatModel } from '../adapters/limited-chat-model.ts';
import { createWorkersAiChatModel } from '../adapters/workers-ai-chat-model.ts';
import type { Generator } from '../generation.ts';
import type { Clock } from '../ports.ts';
import { parsePrompt } from '../prompts/prompt.ts';
import { PROMPT_NAMES, promptsOf } from '../prompts/prompts.ts';
import { type Settings, SettingsError } from './settings.ts';
import { readAsset, type WorkerEnv } from './worker-env.ts';

/** Wait before a language model is asked again, in ms. */
const BACK_OFF = 500;

/** The language model that WORKERS_AI_MODEL names; null without it. @throws SettingsError */
export async function openWorkerGenerator(env: WorkerEnv, settings: Settings, clock: Clock): Promise<Generator | null> {
  const name = env.WORKERS_AI_MODEL;
  if (name === undefined || name === '') return null;
  if (typeof name !== 'string' || !/^@[a-z]{2}\/[\w.-]+\/[\w.-]+$/.test(name)) {
    throw new SettingsError('WORKERS_AI_MODEL is not allowed: give a name such as @cf/meta/llama-3.1-8b-instruct.');
  }
  const prompts = PROMPT_NAMES.map(async (prompt) =>
    parsePrompt(`${prompt}.md`, await readAsset(env, `prompts/${prompt}.md`)),
  );
  const limits = {
    timeout: settings.CHAT_TIMEOUT_SECONDS * 1000,
    tokensPerDay: settings.CHAT_TOKENS_PER_DAY,
    backOff: BACK_OFF,
  };
  return {
    model: limitChatModel(createWorkersAiChatModel(env.AI, name), limits, clock),
    prompts: promptsOf(await Promise.all(prompts)),
    tokensPerAnswer: settings.CHAT_TOKENS_PER_ANSWER,
  };
}
