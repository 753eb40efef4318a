export type LogLevel = "debug" | "info" | "warn" | "error";

export type LogFields = Readonly<
  Record<string, string | number | boolean | null | undefined>
>;

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields, error?: unknown): void;
  /** Writes what is still held back. Called on close. */
  flush(): void;
}

const RANK: Readonly<Record<LogLevel, number>> = {
  debug: 0,
  info: 1,
  warn: 2,
  error: 3,
};

/** API tokens, sealed values, e-mail addresses and credentials in URLs never reach a line. */
const REDACTIONS: readonly (readonly [RegExp, string])[] = [
  [/con_[\w-]{8,}/g, "con_[redacted]"],
  [/[^\s@"'<>]+@[^\s@"'<>]+\.[a-z]{2,}/gi, "[address]"],
  [/(\/\/)[^/\s@"']+@/g, "$1[redacted]@"],
  [
    /([?&][^=\s&"']*(?:token|key|secret|code|password)[^=\s&"']*=)[^&\s"']+/gi,
    "$1[redacted]",
  ],
];

/** Looks for a sign first: most lines hold nothing to hide, and searching them costs more than writing them. */
function redact(text: string): string {
  if (!/con_|[@?]/.test(text)) return text;
  return REDACTIONS.reduce((t, [find, put]) => t.replace(find, put), text);
}

/**
 * One JSON line an event. Lines of one turn of the event loop are written
 * together: at thousands of requests a second, one write each is a third of
 * the cost of a request.
 */
export function createLog(
  level: LogLevel,
  write: (text: string) => void,
  now: () => Date,
): Log {
  let held = "";

  function flush(): void {
    const text = held;
    held = "";
    if (text) write(text);
  }

  function line(at: LogLevel, event: string, fields: LogFields = {}): void {
    if (RANK[at] < RANK[level]) return;
    if (!held) setTimeout(flush, 0);
    const time = now().toISOString();
    held += redact(JSON.stringify({ time, level: at, event, ...fields })) +
      "\n";
  }

  return {
    debug: (event, fields) => line("debug", event, fields),
    info: (event, fields) => line("info", event, fields),
    warn: (event, fields) => line("warn", event, fields),
    error(event, fields, error) {
      line("error", event, { ...fields, ...describeError(error) });
      flush();
    },
    flush,
  };
}

function describeError(error: unknown): LogFields {
  if (error === undefined) return {};
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: `${error.name}: ${error.message}`, stack: error.stack };
}
