import { closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import type { PackProblem } from '../../types';
import { type Coverage, coverageMargin, covering } from './coverage';
import { completing } from './completion';
import { drl } from './drl';
import { helping } from './help';
import { look } from './look';
import { problemsAtLines, showing } from './problems';
import type { Words } from './words';

interface Props {
  /** What is edited; another path needs another editor. */
  path: string;
  text: string;
  readOnly: boolean;
  problems: PackProblem[];
  coverage?: Coverage;
  /** What rules are completed and explained by. */
  words?: Words;
  /** The line to begin at; another one moves there. */
  line?: number;
  onChange: (text: string) => void;
  onSave: () => void;
}

/** A text with line numbers, its problems at their lines, and what colours tell of it. */
export default function CodeEditor(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(null);
  const now = useRef(props);
  now.current = props;
  const { path, text, readOnly, problems, coverage = null, line } = props;

  useEffect(() => {
    const view = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: now.current.text,
        extensions: [
          ...extensionsFor(path, readOnly, () => now.current.words),
          keymap.of([{ key: 'Mod-s', run: () => (now.current.onSave(), true) }]),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) now.current.onChange(state.doc.toString());
          }),
        ],
      }),
    });
    editor.current = view;
    return () => view.destroy();
  }, [path, readOnly]);

  useEffect(() => {
    const view = editor.current!;
    const shown = view.state.doc.toString();
    if (shown !== text) view.dispatch({ changes: { from: 0, to: shown.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const view = editor.current!;
    for (const step of showing(view.state, problems)) view.dispatch(step);
  }, [problems, path, readOnly]);

  useEffect(() => editor.current!.dispatch({ effects: covering.of(coverage) }), [coverage, path, readOnly]);

  useEffect(() => {
    const { state } = editor.current!;
    if (line === undefined || line < 1) return;
    const at = state.doc.line(Math.min(line, state.doc.lines)).from;
    editor.current!.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    editor.current!.focus();
  }, [line, path]);

  return <div ref={place} data-testid="editor" />;
}

const extensionsFor = (path: string, readOnly: boolean, words: () => Words | undefined): Extension[] => [
  lineNumbers(),
  ...(path.endsWith('.drl')
    ? [drl, coverageMargin, completing(words), helping(words)]
    : path.endsWith('.yaml')
      ? [yaml()]
      : []),
  history(),
  drawSelection(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  search({ top: true }),
  problemsAtLines,
  look,
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ 'aria-label': path, tabindex: '0' }),
  EditorView.lineWrapping,
  keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
];
