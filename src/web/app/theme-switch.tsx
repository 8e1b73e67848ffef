import { useState } from 'react';
import { useT } from '../ui/reading.tsx';
import { readTheme, setTheme } from '../ui/theme.ts';
import type { Theme } from '../ui/theme.ts';

export function LiveThemeSwitch() {
  const t = useT();
  const [theme, choose] = useState(readTheme);
  return (
    <label className="theme-switch">
      <span>{t('common.theme')}</span>
      <select
        value={theme}
        onChange={(event) => {
          const next = event.currentTarget.value as Theme;
          choose(next);
          setTheme(next);
        }}
      >
        <option value="auto">{t('common.theme.auto')}</option>
        <option value="light">{t('common.theme.light')}</option>
        <option value="dark">{t('common.theme.dark')}</option>
      </select>
    </label>
  );
}
