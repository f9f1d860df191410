import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './app/theme';
import { GuestApp } from './guest-pages/guest-app';
import './guest-styles.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <GuestApp />
  </StrictMode>,
);
