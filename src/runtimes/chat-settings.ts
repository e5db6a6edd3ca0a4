/**
 * The settings of the language model, and which of them a provider needs. Part of the one schema in settings.ts.
 */
import { z } from 'zod';
import { CONDENSE_TIME_SHARE } from '../understanding/condense.ts';

/** What is known of a provider: LangChain's name for it, its package, and the variables that it reads. */
export interface Provider {
  readonly langchain: string;
  readonly package: string;
  readonly needs: readonly string[];
  /** Whether its servers can be held to a JSON Schema, as far as is known without asking them. */
  readonly structured: boolean;
}

const OPENAI = '@langchain/openai';

/** Providers by what stands before the colon in CHAT_MODEL. */
const PROVIDERS: Readonly<Record<string, Provider>> = {
  openai: { langchain: 'openai', package: OPENAI, needs: ['OPENAI_API_KEY'], structured: true },
  'openai-compatible': { langchain: 'openai', package: OPENAI, needs: ['OPENAI_BASE_URL'], structured: true },
  azure_openai: {
    langchain: 'azure_openai',
    package: OPENAI,
    needs: ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_ENDPOINT', 'AZURE_OPENAI_API_VERSION'],
    structured: true,
  },
  mistralai: { langchain: 'mistralai', package: '@langchain/mistralai', needs: ['MISTRAL_API_KEY'], structured: true },
  ollama: { langchain: 'ollama', package: '@langchain/ollama', needs: [], structured: true },
  anthropic: {
    langchain: 'anthropic',
    package: '@langchain/anthropic',
    needs: ['ANTHROPIC_API_KEY'],
    structured: false,
  },
  'google-genai': {
    langchain: 'google-genai',
    package: '@langchain/google-genai',
    needs: ['GOOGLE_API_KEY'],
    structured: false,
  },
};

const names = Object.keys(PROVIDERS).join(', ');

const address = z.string().refine((value) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === '';
}, 'an address that begins with http:// or https://, without a name, password or query');

/** A key goes into a header: no spaces, nothing but visible ASCII. */
const key = z.string().regex(/^[\x21-\x7e]+$/, 'a key without spaces');

function count(least: number, most: number) {
  const allowed = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, allowed)
    .transform(Number)
    .refine((value) => value >= least && value <= most, allowed);
}

/** The variables, for the schema of all settings. */
export const chatSettings = {
  CHAT_MODEL: z
    .string()
    .regex(/^[a-z][a-z_-]*:\S+$/, `provider:model, with as provider ${names}`)
    .refine(
      (value) => Object.hasOwn(PROVIDERS, value.slice(0, value.indexOf(':'))),
      `provider:model, with as provider ${names}`,
    )
    .optional()
    .describe('Language model that writes answers, as in `openai-compatible:NAME`; without it answers are quotes'),
  CHAT_OUTPUT: z
    .enum(['auto', 'json', 'text'], 'auto, json or text')
    .default('auto')
    .describe('Whether the model is asked for JSON by a schema, or for lines of text; `auto` goes by the provider'),
  CHAT_TIMEOUT_SECONDS: count(1, 300)
    .default(20)
    .describe('Longest that the model may take, in seconds; then the answer is made of quotes'),
  CHAT_TOKENS_PER_ANSWER: count(50, 8000).default(700).describe('Most tokens that the model may write for one answer'),
  CHAT_TOKENS_PER_DAY: count(0, 2_000_000_000)
    .default(2_000_000)
    .describe('Most tokens, read and written, in one day (UTC) of one server; then answers are made of quotes'),
  OPENAI_API_KEY: key.optional().describe('Key for `openai`, and for an `openai-compatible` server that wants one'),
  OPENAI_BASE_URL: address
    .optional()
    .describe('Address of an OpenAI-compatible server, as in http://127.0.0.1:8000/v1'),
  AZURE_OPENAI_API_KEY: key.optional().describe('Key for `azure_openai`, whose model is the name of the deployment'),
  AZURE_OPENAI_ENDPOINT: address
    .optional()
    .describe('Address of the Azure resource, as in https://NAME.openai.azure.com'),
  AZURE_OPENAI_API_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/, 'a version such as 2024-10-21')
    .optional()
    .describe('Version of the API of `azure_openai`'),
  MISTRAL_API_KEY: key.optional().describe('Key for `mistralai`'),
  OLLAMA_BASE_URL: address.default('http://127.0.0.1:11434').describe('Address of the server of `ollama`'),
  ANTHROPIC_API_KEY: key.optional().describe('Key for `anthropic`'),
  GOOGLE_API_KEY: key.optional().describe('Key for `google-genai`'),
};

/** The settings of the language model as the runtime uses them. */
export type ChatSettings = z.infer<z.ZodObject<typeof chatSettings>>;

/** The provider and the model that CHAT_MODEL names; null where generative mode is off. */
export function chosenModel({ CHAT_MODEL }: Pick<ChatSettings, 'CHAT_MODEL'>) {
  if (CHAT_MODEL === undefined) return null;
  const colon = CHAT_MODEL.indexOf(':');
  const name = CHAT_MODEL.slice(0, colon);
  return { name, provider: PROVIDERS[name] as Provider, model: CHAT_MODEL.slice(colon + 1) };
}

/** Seconds for what an answer takes beside the model. */
const BESIDE_MODEL = 2;

/** What is wrong with these settings together, in one line each: a variable that the provider needs, too little time. */
export function chatProblems(settings: ChatSettings & { readonly ANSWER_SECONDS: number }): string[] {
  const { CHAT_MODEL, CHAT_TIMEOUT_SECONDS, ANSWER_SECONDS } = settings;
  const chosen = chosenModel(settings);
  if (chosen === null) return [];
  const problems = chosen.provider.needs
    .filter((name) => settings[name as keyof ChatSettings] === undefined)
    .map((name) => `${name} is not set: CHAT_MODEL=${CHAT_MODEL} needs it.`);
  const needed = Math.ceil(CHAT_TIMEOUT_SECONDS * (1 + CONDENSE_TIME_SHARE)) + BESIDE_MODEL;
  if (ANSWER_SECONDS < needed) {
    problems.push(
      `ANSWER_SECONDS=${ANSWER_SECONDS} is too short for CHAT_TIMEOUT_SECONDS=${CHAT_TIMEOUT_SECONDS}: a reader whose model is slow would get no answer instead of quotes; give at least ${needed}, or the model less.`,
    );
  }
  return problems;
}
