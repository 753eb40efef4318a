import { setImmediate } from "node:timers/promises";

/**
 * Wraps a read so that all who ask for the same in one turn of the event loop
 * share one, which begins when the turn ends: what each gets is true at a time
 * after it asked. Under load, many requests so cost one round trip to KV; one
 * alone waits some microseconds longer.
 */
export function sharedRead<Question extends object, Answer>(
  read: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  const asked = new Map<Question, Promise<Answer>>();

  async function atEndOfTurn(question: Question): Promise<Answer> {
    await setImmediate();
    asked.delete(question);
    return await read(question);
  }

  return (question) => {
    const known = asked.get(question);
    if (known !== undefined) return known;
    const answer = atEndOfTurn(question);
    asked.set(question, answer);
    return answer;
  };
}
