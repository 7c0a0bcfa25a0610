/** A feed could not be brought to where it goes, for a reason that staff understand: the job is repeated. */
export class PushError extends Error {
  override name = 'PushError';
}
