import { bookConfig } from '../../vite.config.ts';

/** The book of the page tests: with a chapter more, of one neuron, an authored graph with names of its own. */
export default bookConfig(['chapters', 'tests/fixtures/chapters']);
