import { publicPage } from '../page.ts';

export const homePage = publicPage({
  path: '/',
  title: (_, { t }) => t('common.nav.home'),
  View: Home,
});

function Home() {
  return <h1>…</h1>;
}
