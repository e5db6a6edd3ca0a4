/**
 * Prompts: Markdown files with front matter, one a call of a language model (`prompts/`). A small part of Mustache:
 * {{name}}, {{#name}}…{{/name}} for a list or a condition, {{^name}}…{{/name}} for its absence. What is filled in is
 * never read as a template, and cannot look like one of the delimiters of the prompt.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import type { ChatMessage } from '../ports.ts';

const headerSchema = z.strictObject({
  name: z.string().regex(/^[a-z-]+$/),
  version: z.int().min(1),
  /** BCP 47 of the prompt itself. */
  language: z.string().min(2),
  /** What must be filled in; each is used. */
  variables: z.array(z.string().regex(/^[a-z]+$/)),
});

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'section'; readonly name: string; readonly inverted: boolean; readonly parts: readonly Part[] };

export interface Prompt {
  readonly name: string;
  /** Name and version, as in answers' provenance: "answer@2". */
  readonly id: string;
  readonly variables: readonly string[];
  readonly messages: readonly { readonly role: ChatMessage['role']; readonly parts: readonly Part[] }[];
}

/** What a prompt is filled in with: text, a condition, or a list whose entries are filled in one by one. */
export type PromptValues = {
  readonly [name: string]: string | boolean | readonly PromptValues[];
};

/** A prompt file that cannot be used, or values that do not fit it. */
export class PromptError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PromptError';
  }
}

const TAG = /\{\{([#^/]?)([a-z]+)\}\}/g;

/** Reads a prompt file. @throws PromptError that names the file and what is wrong. */
export function parsePrompt(file: string, text: string): Prompt {
  const front = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!front) throw new PromptError(`${file}: the front matter is missing.`);
  const header = headerSchema.safeParse(parse(front[1] as string));
  if (!header.success) throw new PromptError(`${file}: ${z.prettifyError(header.error)}`);
  const messages = (front[2] as string)
    .split(/^## (?=(?:system|user)\n)/m)
    .slice(1)
    .map((section) => {
      const at = section.indexOf('\n');
      const role = section.slice(0, at) as ChatMessage['role'];
      // A section's tag on a line of its own takes its line with it.
      const template = section.slice(at + 1).replace(/^[ \t]*(\{\{[#^/][a-z]+\}\})[ \t]*\n/gm, '$1');
      return { role, parts: partsOf(file, template.trim()) };
    });
  if (messages.length === 0) throw new PromptError(`${file}: there is no "## system" or "## user".`);
  const { name, version, variables } = header.data;
  const used = new Set(messages.flatMap(({ parts }) => namesIn(parts)));
  for (const variable of variables)
    if (!used.has(variable)) throw new PromptError(`${file}: "${variable}" is not used.`);
  return { name, id: `${name}@${version}`, variables, messages };
}

function partsOf(file: string, template: string): Part[] {
  const stack: { name: string; inverted: boolean; parts: Part[] }[] = [{ name: '', inverted: false, parts: [] }];
  const top = () => stack.at(-1) as (typeof stack)[number];
  let at = 0;
  for (const { 0: tag, 1: sign, 2: name = '', index } of template.matchAll(TAG)) {
    if (index > at) top().parts.push({ kind: 'text', text: template.slice(at, index) });
    at = index + tag.length;
    if (sign === '') top().parts.push({ kind: 'value', name });
    else if (sign !== '/') stack.push({ name, inverted: sign === '^', parts: [] });
    else {
      const section = stack.pop();
      if (section?.name !== name || stack.length === 0) throw new PromptError(`${file}: ${tag} closes nothing.`);
      top().parts.push({ kind: 'section', ...section });
    }
  }
  if (stack.length > 1) throw new PromptError(`${file}: {{#${top().name}}} is not closed.`);
  if (at < template.length) top().parts.push({ kind: 'text', text: template.slice(at) });
  return top().parts;
}

function namesIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    return part.kind === 'value' ? [part.name] : [part.name, ...namesIn(part.parts)];
  });
}

/** Angle brackets delimit what is data in a prompt, so data may hold none: ‹ and › stand for them. */
function escapeData(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

/** Fills in a prompt. @throws PromptError when a value is missing, of another kind, or not declared. */
export function renderPrompt(prompt: Prompt, values: PromptValues): ChatMessage[] {
  for (const name of Object.keys(values))
    if (!prompt.variables.includes(name)) throw new PromptError(`${prompt.id}: "${name}" is not declared.`);
  for (const name of prompt.variables)
    if (!Object.hasOwn(values, name)) throw new PromptError(`${prompt.id}: "${name}" has no value.`);
  return prompt.messages.map(({ role, parts }) => ({ role, content: filled(prompt, parts, [values]).trim() }));
}

function filled(prompt: Prompt, parts: readonly Part[], scopes: readonly PromptValues[]): string {
  const valueNamed = (name: string) => {
    const scope = scopes.findLast((one) => Object.hasOwn(one, name));
    if (!scope) throw new PromptError(`${prompt.id}: "${name}" has no value.`);
    return scope[name] as PromptValues[string];
  };
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const value = valueNamed(part.name);
      if (part.kind === 'value') {
        if (typeof value !== 'string') throw new PromptError(`${prompt.id}: "${part.name}" is no text.`);
        return escapeData(value);
      }
      const entries = Array.isArray(value) ? (value as readonly PromptValues[]) : [];
      const holds = Array.isArray(value) ? entries.length > 0 : value !== false && value !== '';
      if (part.inverted) return holds ? '' : filled(prompt, part.parts, scopes);
      if (!Array.isArray(value)) return holds ? filled(prompt, part.parts, scopes) : '';
      return entries.map((entry) => filled(prompt, part.parts, [...scopes, entry])).join('');
    })
    .join('');
}
