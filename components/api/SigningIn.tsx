export interface SigningInProps {
  readonly base: string;
  readonly meUrl: string;
}

/** How a program, and how a page of ours, says who it is. */
export function SigningIn({ base, meUrl }: SigningInProps) {
  return (
    <section aria-labelledby="signing-in" class="panel p-5 sm:p-6">
      <h2 id="signing-in" class="text-lg font-semibold">How to sign in</h2>
      <p class="mt-2 max-w-prose text-sm">
        A program sends an API token of the tenant. An admin or an owner makes
        one on the page{" "}
        <a class="link" href={`${base}/tokens`}>Tokens</a>; it is shown once.
        The token says which tenant and which role: a <em>member</em> reads, an
        {" "}
        <em>admin</em> also changes.
      </p>
      <pre
        tabindex={0}
        aria-label="curl command: who am I"
        class="mt-3 overflow-x-auto rounded-lg bg-base-200 p-3 font-mono text-xs"
      >
        {`TOKEN=con_…\ncurl "${meUrl}" \\\n  -H "Authorization: Bearer $TOKEN"`}
      </pre>
      <p class="mt-3 max-w-prose text-sm">
        In a browser the session cookie serves as well, for requests that come
        from our own pages.
      </p>
      <h3 class="mt-5 font-semibold">Changing what others change too</h3>
      <p class="mt-2 max-w-prose text-sm">
        One connector comes with an{" "}
        <code class="font-mono">ETag</code>. Send it back as{" "}
        <code class="font-mono">If-Match</code>: if somebody has changed the
        connector meanwhile, the answer is 412 and nothing changes.
      </p>
      <h3 class="mt-5 font-semibold">Reading long lists</h3>
      <p class="mt-2 max-w-prose text-sm">
        A list answers a page of <code class="font-mono">items</code> and a{" "}
        <code class="font-mono">nextCursor</code>. Send that as{" "}
        <code class="font-mono">cursor</code>{" "}
        to read on, until it is null. A page may be shorter than its limit.
      </p>
      <h3 class="mt-5 font-semibold">Limits</h3>
      <p class="mt-2 max-w-prose text-sm">
        A body is JSON in UTF-8, at most 64 KiB, nested 32 deep at most. Fields
        and parameters that are not on this page are refused by name.
      </p>
    </section>
  );
}
