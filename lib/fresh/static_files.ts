import { parseAccept } from "hono/utils/accept";
import { getMimeType } from "hono/utils/mime";
import { BUILD_ID_KEY } from "./asset.ts";
import { type Context, internalsOf } from "./context.ts";
import type { Middleware } from "./handlers.ts";
import { bundleFolder, type Encoding, type StaticFile } from "./snapshot.ts";

const YEAR = "public, max-age=31536000, immutable";

/** Answers with the files that the build listed; all else goes on. */
export function staticFiles<State>(): Middleware<State> {
  return (ctx) => {
    const file = findFile(ctx);
    if (file === undefined) return ctx.next();
    const { method } = ctx.req;
    if (method === "GET" || method === "HEAD") return sendFile(ctx, file);
    return new Response("Method Not Allowed", {
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  };
}

function findFile<State>(ctx: Context<State>): StaticFile | undefined {
  const { pathname } = ctx.url;
  const { basePath } = ctx.config;
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const { files } = internalsOf(ctx).snapshot;
  const path = pathname.slice(basePath.length);
  return files.get(path.includes("%") ? decodePath(path) : path);
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

async function sendFile<State>(
  ctx: Context<State>,
  file: StaticFile,
): Promise<Response> {
  const { buildId } = internalsOf(ctx).snapshot;
  const asked = ctx.url.searchParams.get(BUILD_ID_KEY);
  if (asked !== null && asked !== buildId) return dropBuildId(ctx.url);

  const lasts = ctx.config.mode === "production" &&
    (asked === buildId || file.path.startsWith(bundleFolder(buildId)));
  const headers = new Headers({
    "content-type": getMimeType(file.path) ?? "application/octet-stream",
    "cache-control": lasts ? YEAR : "no-cache",
    etag: `W/"${file.hash}"`,
    vary: "Accept-Encoding",
  });
  if (hasEtag(ctx.req.headers.get("if-none-match"), file.hash)) {
    return new Response(null, { status: 304, headers });
  }

  const encoding = chooseEncoding(
    ctx.req.headers.get("accept-encoding") ?? "",
    file,
  );
  const content = await file.read(encoding);
  if (encoding !== "identity") headers.set("content-encoding", encoding);
  headers.set("content-length", `${content.length}`);
  return new Response(content, { headers });
}

/** A page of an older build asks for a file that this build has, too. */
function dropBuildId(url: URL): Response {
  const location = new URL(url);
  location.searchParams.delete(BUILD_ID_KEY);
  return new Response(null, {
    status: 307,
    headers: { location: location.pathname + location.search },
  });
}

function hasEtag(ifNoneMatch: string | null, hash: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(",").some((tag) =>
    ["*", `"${hash}"`, `W/"${hash}"`].includes(tag.trim())
  );
}

function chooseEncoding(header: string, { encodings }: StaticFile): Encoding {
  const accepted = parseAccept(header).filter(({ q }) => q > 0)
    .map(({ type }) => type.toLowerCase());
  return encodings.find((encoding) => accepted.includes(encoding)) ??
    "identity";
}
