import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_QUESTION_LENGTH } from '../../answer.ts';
import { FakeAssistant, fakeAnswer, fakeCitation } from '../../assistant.fake.ts';
import { ask } from './ask.ts';
import { wrap } from './wrap.ts';

/** Keeps what was written. */
class FakeOutput {
  written = '';
  readonly columns: number | undefined;
  constructor(columns?: number) {
    this.columns = columns;
  }
  write(text: string): void {
    this.written += text;
  }
}

async function run(argv: string[], assistant = new FakeAssistant(), columns?: number) {
  const stdout = new FakeOutput(columns);
  const stderr = new FakeOutput();
  const code = await ask(argv, { assistant, stdout, stderr });
  return { code, stdout: stdout.written, stderr: stderr.written, assistant };
}

describe('ask', () => {
  test('shows the answer with its numbered sources', async () => {
    const { code, stdout, stderr } = await run(['Hoe hoog was het verzuim?']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Het verzuim daalde naar 4,2 procent. [1]\n');
    expect(stdout).toContain('\n[1] Jaarbericht 2031, Verzuim, Pagina 22, Gepubliceerd: 2032-03-01\n');
    expect(stdout).toContain('\n    /bronnen/jaarbericht-2031#0123456789\n');
    expect(stdout).toContain('- Hoeveel mensen werken er?');
    expect(stdout).toContain('Dit antwoord komt van een digitale assistent.');
  });

  test('with --json writes the answer’s JSON alone', async () => {
    const { code, stdout, stderr } = await run(['Vraag?', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(fakeAnswer());
  });

  test('takes words without quotes as one question, and passes the language on', async () => {
    const { assistant } = await run(['--language', 'en', 'How', 'high?']);
    expect(assistant.requests).toEqual([{ messages: [{ role: 'user', content: 'How high?' }], language: 'en' }]);
  });

  test('not knowing is an answer: exit code 0', async () => {
    const answer = fakeAnswer({
      status: 'abstained',
      reason: 'not_in_documents',
      text: 'Dat weet ik niet.',
      lead: null,
      citations: [],
    });
    const { code, stdout } = await run(['Vraag?'], new FakeAssistant({ answer }));
    expect(code).toBe(0);
    expect(stdout).not.toContain('Bronnen');
  });

  test.each([
    ['no question', [], 'geen vraag'],
    ['a blank question', ['  '], 'geen vraag'],
    ['an unknown option', ['Vraag?', '--jsno'], '--jsno'],
    ['an option without its value', ['Vraag?', '--language'], '--language'],
    ['a language that is none', ['Vraag?', '--language', 'Nederlands!'], '--language Nederlands!'],
    ['a language that nobody speaks', ['Vraag?', '--language', 'zz'], '--language zz'],
    ['an overlong question', ['a'.repeat(MAX_QUESTION_LENGTH + 1)], String(MAX_QUESTION_LENGTH)],
  ])('%s ends with exit code 2 and says what is wrong, on stderr alone', async (_, argv, named) => {
    const { code, stdout, stderr } = await run(argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(named);
    expect(stderr).toContain('npm run ask');
  });

  test('other errors are not hidden', async () => {
    await expect(run(['Vraag?'], new FakeAssistant({ answer: new Error('broken') }))).rejects.toThrow('broken');
  });

  test('an answer cannot steer the terminal', async () => {
    const answer = fakeAnswer({
      text: 'Rood \u001b[31m\u0007 [1]',
      lead: null,
      citations: [fakeCitation({ title: 'a\u009b2J' })],
    });
    const { stdout } = await run(['Vraag?'], new FakeAssistant({ answer }));
    for (const character of ['\u001b', '\u0007', '\u009b']) expect(stdout).not.toContain(character);
  });

  test('fits in a narrow terminal', async () => {
    const answer = fakeAnswer({ text: `${'Een lange zin met veel woorden. '.repeat(9)}[1]`, lead: null });
    const { stdout } = await run(['Vraag?'], new FakeAssistant({ answer }), 40);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(40);
  });
});

describe('wrap', () => {
  test('keeps every word and stays within the width, long words apart', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), fc.integer({ min: 14, max: 40 }), (words, width) => {
        const lines = wrap(words.join('  '), width, '1 ', '  ').split('\n');
        expect(lines.flatMap((line) => line.slice(2).split(' ')).filter((word) => word !== '')).toEqual(words);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
    expect(wrap('een hottentottententententoonstelling', 10)).toBe('een\nhottentottententententoonstelling');
  });
});
