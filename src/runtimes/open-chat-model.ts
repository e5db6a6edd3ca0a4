/**
 * Opens the language model that the settings name, with its limits and prompts. Imported only where there is one:
 * LangChain takes long to load.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { MissingPackageError, openLangChainChatModel } from '../adapters/langchain-chat-model.ts';
import { limitChatModel } from '../adapters/limited-chat-model.ts';
import type { Generator } from '../generation.ts';
import type { Clock } from '../ports.ts';
import { parsePrompt } from '../prompts/prompt.ts';
import { PROMPT_NAMES, type Prompts, promptsOf } from '../prompts/prompts.ts';
import { type ChatSettings, chosenModel } from './chat-settings.ts';
import { SettingsError } from './settings.ts';

/** The folder of prompts. */
const PROMPTS = fileURLToPath(new URL('../../prompts/', import.meta.url));
/** Wait before the retry, in ms. */
const BACK_OFF = 500;

/** What would make LangChain send questions to others, or through them. */
const TO_OTHERS = /^(?:LANGSMITH|LANGCHAIN)_/;

/** Reads the prompts. @throws PromptError */
export async function readPrompts(): Promise<Prompts> {
  const files = PROMPT_NAMES.map((name) => `${name}.md`);
  return promptsOf(
    await Promise.all(files.map(async (file) => parsePrompt(file, await readFile(PROMPTS + file, 'utf8')))),
  );
}

/**
 * Opens the model; nothing is sent. Takes LangSmith's variables out of this process, so that no question leaves but to
 * the model's own server.
 * @throws SettingsError that names the package when it is not installed
 */
export async function openGenerator(settings: ChatSettings, clock: Clock): Promise<Generator | null> {
  const chosen = chosenModel(settings);
  if (chosen === null) return null;
  for (const name of Object.keys(process.env)) if (TO_OTHERS.test(name)) delete process.env[name];
  const { provider, model } = chosen;
  const opened = await openLangChainChatModel({
    name: settings.CHAT_MODEL as string,
    provider: provider.langchain,
    model,
    package: provider.package,
    structured: settings.CHAT_OUTPUT === 'auto' ? provider.structured : settings.CHAT_OUTPUT === 'json',
    fields: fieldsOf(chosen.name, model, settings),
  }).catch((error: unknown) => {
    if (error instanceof MissingPackageError)
      throw new SettingsError(`CHAT_MODEL=${settings.CHAT_MODEL}: ${error.message}`);
    throw error;
  });
  const limits = {
    timeout: settings.CHAT_TIMEOUT_SECONDS * 1000,
    tokensPerDay: settings.CHAT_TOKENS_PER_DAY,
    backOff: BACK_OFF,
  };
  return {
    model: limitChatModel(opened, limits, clock),
    prompts: await readPrompts(),
    tokensPerAnswer: settings.CHAT_TOKENS_PER_ANSWER,
  };
}

/** OpenAI's own address, said aloud: the SDK would take another from the environment. */
const OPENAI_ADDRESS = 'https://api.openai.com/v1';
/** A server without keys still gets a header. */
const NO_KEY = 'none';

function fieldsOf(provider: string, model: string, settings: ChatSettings): Readonly<Record<string, unknown>> {
  switch (provider) {
    case 'openai':
    case 'openai-compatible':
      return {
        apiKey: settings.OPENAI_API_KEY ?? NO_KEY,
        configuration: { baseURL: settings.OPENAI_BASE_URL ?? OPENAI_ADDRESS },
      };
    case 'azure_openai':
      return {
        azureOpenAIApiKey: settings.AZURE_OPENAI_API_KEY,
        azureOpenAIEndpoint: settings.AZURE_OPENAI_ENDPOINT,
        azureOpenAIApiDeploymentName: model,
        azureOpenAIApiVersion: settings.AZURE_OPENAI_API_VERSION,
      };
    case 'ollama':
      return { baseUrl: settings.OLLAMA_BASE_URL };
    case 'mistralai':
      return { apiKey: settings.MISTRAL_API_KEY };
    case 'anthropic':
      return { apiKey: settings.ANTHROPIC_API_KEY };
    default:
      return { apiKey: settings.GOOGLE_API_KEY };
  }
}
