/**
 * Answers, feedback and audit in memory: for tests, and for who runs the assistant without a disk. Nothing of it
 * outlives the process, so `save` confirms less than the port asks for.
 */
import type { AnswerRecord, AnswerStore, AuditEntry, Feedback } from '../ports.ts';

/** Makes an empty store. */
export function createMemoryAnswerStore(): AnswerStore {
  const records = new Map<string, AnswerRecord>();
  const feedback = new Map<string, Feedback>();
  const entries: AuditEntry[] = [];
  const withFeedback = (record: AnswerRecord) =>
    structuredClone({ ...record, feedback: feedback.get(record.answer.id) ?? null });
  const byTime = (a: { at: string }, b: { at: string }) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);
  const drop = (id: string): boolean => {
    feedback.delete(id);
    return records.delete(id);
  };

  return {
    async save(record) {
      records.set(record.answer.id, structuredClone(record));
    },
    async find(id) {
      const record = records.get(id);
      return record === undefined ? null : withFeedback(record);
    },
    async delete(id) {
      return drop(id);
    },
    async addFeedback(given) {
      if (records.has(given.answerId)) feedback.set(given.answerId, structuredClone(given));
      return records.has(given.answerId);
    },
    async gaps(since) {
      const isGap = ({ at, question, answer }: AnswerRecord) =>
        at >= since &&
        question !== null &&
        (answer.status === 'partial' || answer.status === 'abstained' || feedback.get(answer.id)?.helpful === false);
      return [...records.values()].filter(isGap).map(withFeedback).sort(byTime);
    },
    async audit(entry) {
      entries.push({ ...entry });
    },
    async audits(since) {
      return entries.filter(({ at }) => at >= since).sort(byTime);
    },
    async purge(before) {
      const old = [...records.values()].filter(({ at }) => at < before);
      return old.filter(({ answer }) => drop(answer.id)).length;
    },
    async close() {},
  };
}
