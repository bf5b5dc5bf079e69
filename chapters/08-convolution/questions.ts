export const questions = {} as const satisfies Record<string, import('../../src/state/questions.ts').Question>;
