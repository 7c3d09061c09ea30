import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { look } from './look';

interface Props {
  left: string;
  right: string;
  /** What the texts are, for those who cannot see where they stand. */
  names: [string, string];
  /** Hears of every change of the right text, which can then be edited; the left one never can. */
  onChange?: (right: string) => void;
}

/** Two texts beside each other with their differences; those of the left can be taken over one by one. */
export default function SideBySide({ left, right, names, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  const fixed = onChange === undefined;

  useEffect(() => {
    const view = new MergeView({
      parent: place.current!,
      a: { doc: left, extensions: [...both(names[0]), EditorState.readOnly.of(true)] },
      b: {
        doc: right,
        extensions: [
          ...both(names[1]),
          EditorState.readOnly.of(fixed),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) changed.current?.(state.doc.toString());
          }),
        ],
      },
      revertControls: fixed ? undefined : 'a-to-b',
      renderRevertControl: takeOver,
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    return () => view.destroy();
    // What is typed at the right comes back as `right`: it is what began the view that counts.
  }, [left, fixed]);

  return <div ref={place} data-testid="side-by-side" />;
}

const both = (name: string): Extension[] => [
  lineNumbers(),
  history(),
  look,
  EditorView.contentAttributes.of({ 'aria-label': name, tabindex: '0' }),
  EditorView.lineWrapping,
  keymap.of([...defaultKeymap, ...historyKeymap]),
];

function takeOver(): HTMLElement {
  const button = document.createElement('button');
  button.textContent = '→';
  button.title = 'Take over what stands at the left';
  button.setAttribute('aria-label', button.title);
  return button;
}
