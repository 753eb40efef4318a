import type { CheckReport } from "../../components/check_report.ts";

/** Sends a form as it stands to where it is tested. */
export async function sendTest(
  action: string,
  form: HTMLFormElement,
): Promise<CheckReport> {
  try {
    const response = await fetch(action, {
      method: "POST",
      body: new FormData(form),
      headers: { accept: "application/json" },
    });
    const isAnswer = response.headers.get("content-type")
      ?.startsWith("application/json");
    if (isAnswer) return asReport(await response.json());
  } catch {
    // The same as a server that does not answer as it should.
  }
  const text = "Cannot reach the server: check the connection and try again.";
  return { kind: "warning", text, items: [] };
}

/** Holds because the page's handler answers with a CheckReport, from the same build. */
function asReport(body: unknown): CheckReport {
  return body as CheckReport;
}
