/** For search engines: data (schema.org), which no browser runs. `<` is written so that no text can end the element. */
export function LinkedData({ of }: { readonly of: object }) {
  const json = JSON.stringify(of).replaceAll('<', String.raw`\u003c`);
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
