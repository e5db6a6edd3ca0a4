/**
 * How ONNX Runtime is opened: its threads sleep when they have nothing to do. Left to itself each spins while it waits for
 * the others, which takes twice the processor time, and on a machine that does more than this twice the time as well.
 */
export const QUIET_SESSION = {
  extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
};
