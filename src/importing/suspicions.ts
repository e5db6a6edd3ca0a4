/** What should not stand in a public document: personal data, and instructions to a language model, hidden or not. */
import { shorten } from '../corpus/readers/clean-text.ts';
import type { Finding } from '../corpus/readers/draft.ts';
import { splitSentences } from '../language/sentences.ts';
import { maskPersonalData } from '../screening/personal-data.ts';
import { isPlantedInstruction } from '../screening/planted.ts';

/** An organisation's own numbers and addresses: expected in what it publishes. */
const EXPECTED: ReadonlySet<string> = new Set(['telefoonnummer', 'e-mailadres', 'adres']);
/** Findings of each kind that are listed; more say nothing new. */
const MOST = 20;

/** Looks at every line of a document, and at what its reader left out as hidden. */
export function findSuspicions(body: string, omitted: readonly Finding[], now: Date): Finding[] {
  const findings: Finding[] = [];
  const add = (finding: Finding) => {
    if (findings.filter((other) => other.code === finding.code).length < MOST) findings.push(finding);
  };
  for (const line of body.split('\n')) {
    if (line.trim() === '') continue;
    const text = line.replace(/\\([\\`*_[\]<>#.()|-])/g, '$1').replace(/\]\([^)\s]*\)/g, ']');
    const { kinds } = maskPersonalData(text, now);
    const near = line.slice(0, 60);
    if (kinds.includes('BSN')) add({ level: 'alarm', code: 'bsn', near });
    const other = kinds.filter((kind) => kind !== 'BSN' && !EXPECTED.has(kind));
    if (other.length > 0) add({ level: 'doubtful', code: 'personal-data', values: { kinds: other.join(', ') }, near });
    for (const { start, end } of splitSentences(text)) {
      const sentence = text.slice(start, end);
      if (isPlantedInstruction(sentence))
        add({ level: 'alarm', code: 'planted', values: { text: shorten(sentence, 200) }, near });
    }
  }
  for (const { code, values } of omitted) {
    const text = String(values?.text ?? '');
    if (['hidden', 'comment', 'outside'].includes(code) && isPlantedInstruction(text)) {
      add({ level: 'doubtful', code: 'planted-hidden', values: { text: shorten(text, 200) } });
    }
  }
  return findings;
}
