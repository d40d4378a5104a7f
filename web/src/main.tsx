import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWords } from '@/i18n';
import { startKeys } from '@/shell/keys';
import { startAppearance } from '@/theme/appearance';
import '@/app.css';
import '@/parts/table.css';
import { App } from '@/app/App';

startAppearance();
startWords();
startKeys();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
