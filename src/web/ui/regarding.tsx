/** What a control is about, for those who do not see what it stands beside: read after its visible words. */
export function Regarding({ children }: { readonly children: string }) {
  return <span className="hidden-visually"> {children}</span>;
}
