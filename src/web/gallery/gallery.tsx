import { Footer, SkipLink } from '../ui/frame.tsx';
import { Page } from '../ui/page.tsx';
import { Acting } from './acting.tsx';
import { Blocks } from './blocks.tsx';
import { Fields } from './fields.tsx';
import { Forms } from './forms.tsx';
import { Lists } from './lists.tsx';

/** Every component in its states, on one page, to be looked at and to be checked with axe. */
export function Gallery() {
  return (
    <>
      <SkipLink />
      <main id="main" tabIndex={-1}>
        <Page title="Components" lede="Every component in its states." crumbs={[{ to: '/', label: 'Home' }]}>
          <div className="stack-wide">
            <Blocks />
            <Lists />
            <Fields />
            <Forms />
            <Acting />
          </div>
        </Page>
      </main>
      <Footer />
    </>
  );
}
