import { subjectOf, type Subject } from '../subject.ts';

declare global {
  var subject: Promise<Subject>;
}

globalThis.subject = subjectOf(new URLSearchParams(location.search).get('contender')!);
