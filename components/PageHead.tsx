import { Head } from "fresh/runtime";

/** The title of the page's tab. */
export function PageHead({ title }: { readonly title: string }) {
  return (
    <Head>
      <title key="title">{`${title} · Connectors`}</title>
    </Head>
  );
}
