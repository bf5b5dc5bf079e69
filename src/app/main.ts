import 'virtual:styles';
import { start } from './start.tsx';

// The text stays as prerendered, with a note that says so.
start().catch((error: unknown) => {
  document.documentElement.dataset['unfetched'] = '';
  throw error;
});
