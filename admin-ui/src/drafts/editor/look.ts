import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const colours = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: '600' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--assay-accent)' },
  { tag: tags.comment, color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  { tag: tags.propertyName, fontWeight: '600' },
  { tag: tags.variableName, fontStyle: 'italic' },
]);

const MONO = 'var(--mantine-font-family-monospace)';

/** The look of all editors; the variables follow light and dark. */
export const look = [
  syntaxHighlighting(colours),
  EditorView.theme({
    '&': { fontSize: '12.5px', color: 'var(--mantine-color-text)', border: '1px solid var(--assay-line)' },
    '&.cm-focused': { outline: '2px solid var(--assay-accent)', outlineOffset: '-1px' },
    '.cm-scroller': { fontFamily: MONO, lineHeight: '19px' },
    '.cm-content': { caretColor: 'var(--mantine-color-text)', padding: '6px 0' },
    '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
    '.cm-gutters': {
      backgroundColor: 'var(--assay-band)',
      color: 'var(--mantine-color-dimmed)',
      borderRight: '1px solid var(--assay-line)',
    },
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'color-mix(in srgb, var(--assay-accent) 7%, transparent)',
    },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in srgb, var(--assay-accent) 25%, transparent) !important',
    },
    '.cm-tooltip, .cm-panels': {
      backgroundColor: 'var(--mantine-color-body)',
      color: 'var(--mantine-color-text)',
      border: '1px solid var(--assay-line-strong)',
    },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--assay-accent)',
      color: 'var(--mantine-color-body)',
    },
    '.cm-textfield, .cm-button': {
      background: 'var(--mantine-color-body)',
      color: 'var(--mantine-color-text)',
      border: '1px solid var(--assay-line-strong)',
    },
    '.cm-tooltip-autocomplete > ul > li .cm-completionDetail': {
      marginLeft: '14px',
      fontStyle: 'normal',
      opacity: '0.8',
    },
    '.cm-completionInfo, .cm-help': {
      maxWidth: '420px',
      padding: '4px 8px',
      fontFamily: 'var(--mantine-font-family)',
      fontSize: '12.5px',
    },
    '.cm-says': {
      fontFamily: 'var(--mantine-font-family)',
      padding: '2px 8px 3px 6px',
      whiteSpace: 'normal',
      borderLeft: '3px solid var(--assay-risk)',
      backgroundColor: 'color-mix(in srgb, var(--assay-risk) 8%, transparent)',
    },
    '.cm-says-warning': {
      borderLeftColor: 'var(--assay-neutral)',
      backgroundColor: 'var(--assay-band)',
    },
    '.cm-says code': { fontFamily: MONO, marginRight: '8px' },
    '.cm-lintRange-error': { backgroundImage: 'none', borderBottom: '2px dotted var(--assay-risk)' },
    '.cm-lintRange-warning': { backgroundImage: 'none', borderBottom: '2px dotted var(--assay-neutral)' },
    '.cm-collapsedLines': {
      padding: '2px 8px',
      background: 'var(--assay-band)',
      color: 'var(--mantine-color-dimmed)',
      fontFamily: 'var(--mantine-font-family)',
    },
    '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"…"' },
    '&.cm-merge-a .cm-changedLine, &.cm-merge-a .cm-deletedLine': { backgroundColor: 'var(--assay-band)' },
    '&.cm-merge-a .cm-changedLineGutter': { backgroundColor: 'var(--assay-neutral)' },
    '&.cm-merge-a .cm-changedText': { background: 'color-mix(in srgb, var(--assay-neutral) 40%, transparent)' },
    '&.cm-merge-b .cm-changedLine': { backgroundColor: 'color-mix(in srgb, var(--assay-accent) 7%, transparent)' },
    '&.cm-merge-b .cm-changedLineGutter': { backgroundColor: 'var(--assay-accent)' },
    '&.cm-merge-b .cm-changedText': { background: 'color-mix(in srgb, var(--assay-accent) 25%, transparent)' },
    '.cm-fired': { padding: '0 6px', textAlign: 'right', minWidth: '24px' },
    '.cm-unfired': { color: 'var(--assay-risk)', fontWeight: '600' },
  }),
];
