import { Outlet } from 'react-router';
import { LiveThemeSwitch } from './theme-switch.tsx';
import { Brand, Footer, LanguageSwitch } from '../ui/frame.tsx';

/** Around signing in and what goes with it: nothing that leads away. */
export function DoorLayout() {
  return (
    <>
      <header className="masthead">
        <div className="wide masthead-top masthead-only">
          <Brand />
          <div className="masthead-tools">
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Footer theme={<LiveThemeSwitch />} />
    </>
  );
}
