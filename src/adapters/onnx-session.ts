/**
 * How ONNX Runtime is opened: a thread that waits for another looks for work for 400 µs and then
 * sleeps. Sleeping at once takes a fifth more time and no less of the processor; looking on for
 * as long as it does by itself takes as long and more of the processor. Measured side by side: docs/performance.md.
 */
const SPIN = { allow_spinning: '1', spin_duration_us: '400' };
export const QUIET_SESSION = {
  extra: { session: { intra_op: SPIN, inter_op: { allow_spinning: '0' } } },
};
