import 'virtual:styles';
import { start } from './start.tsx';

// The text stands as it was prerendered, and says that it does.
start().catch((error: unknown) => {
  document.documentElement.dataset['unfetched'] = '';
  throw error;
});
