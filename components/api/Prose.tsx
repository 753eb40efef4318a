/** Text with `code` between backticks. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text.split("`").map((part, i) =>
        i % 2 === 1
          ? <code key={i} class="font-mono text-[0.9em]">{part}</code>
          : part
      )}
    </>
  );
}
