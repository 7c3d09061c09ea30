import { StreamLanguage } from '@codemirror/language';

const WORDS = new Set(['rule', 'when', 'then', 'end', 'not', 'exists', 'and', 'in', 'import', 'true', 'false']);

/** Rules as far as colours need them. */
export const drl = StreamLanguage.define<{ comment: boolean }>({
  name: 'drl',
  startState: () => ({ comment: false }),
  token(stream, state) {
    if (state.comment || stream.match('/*')) {
      state.comment = !stream.skipTo('*/');
      if (state.comment) stream.skipToEnd();
      else stream.match('*/');
      return 'comment';
    }
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
    if (stream.match(/^\d+(?:\.\d+)?/)) return 'number';
    if (stream.match(/^\$\w+/)) return 'variableName';
    const word = stream.match(/^[\p{L}_][\p{L}\d_]*/u);
    if (word) return WORDS.has(stream.current()) ? 'keyword' : null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
});

const HEAD = /^\s*rule\s+"((?:[^"\\]|\\.)*)"/;

/** The name of the rule whose head stands in a line. */
export const ruleIn = (line: string): string | undefined => HEAD.exec(line)?.[1];
