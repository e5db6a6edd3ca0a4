/** How answers get at the editors' targets. */
import type { Target } from '../answer.ts';
import type { Targets } from '../indexing/corpus-files.ts';

/** A target by its key, in the reader's language where it has a label in it; null when the editors have none. */
export function targetOf(targets: Targets) {
  return (key: string, language: string): Target | null => {
    const found = targets[key];
    const label = found?.label[language.slice(0, 2)] ?? found?.label.en ?? Object.values(found?.label ?? {})[0];
    return found && label ? { label, url: found.url } : null;
  };
}
