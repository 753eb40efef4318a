/** What to do when somebody else has saved in between. */
export function StaleAdvice({ href }: { readonly href: string }) {
  return (
    <p class="mt-2 text-sm">
      Nothing was saved, and what you typed is below.{" "}
      <a class="link-quiet" href={href} target="_blank" aria-current="false">
        Look at the present version
      </a>{" "}
      (opens in a new tab). Save again to replace it with yours.
    </p>
  );
}
