import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { type EditorState, type Extension, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { PackProblem } from '../../types';

/** What a problem says, below the line it is about. */
class Says extends WidgetType {
  constructor(private readonly problem: PackProblem) {
    super();
  }

  override eq({ problem }: Says): boolean {
    return problem.code === this.problem.code && problem.message === this.problem.message;
  }

  override toDOM(): HTMLElement {
    const { severity, code, message } = this.problem;
    const says = document.createElement('div');
    says.className = severity === 'warning' ? 'cm-says cm-says-warning' : 'cm-says';
    says.dataset.problem = code;
    says.append(document.createElement('code'), message);
    says.querySelector('code')!.textContent = code;
    return says;
  }
}

const found = StateEffect.define<DecorationSet>();

const shown = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (decorations, transaction) =>
    transaction.effects.reduce(
      (now, effect) => (effect.is(found) ? effect.value : now),
      decorations.map(transaction.changes),
    ),
  provide: (field) => EditorView.decorations.from(field),
});

/** Lets an editor show problems at their lines. */
export const problemsAtLines: Extension = shown;

/** What an editor has to do to show these problems, and no others. */
export function showing(state: EditorState, problems: PackProblem[]) {
  const placed = problems.filter(({ line }) => line > 0);
  const says = placed.map((problem) =>
    Decoration.widget({ widget: new Says(problem), block: true, side: 1 }).range(lineOf(state.doc, problem).to),
  );
  const marked = setDiagnostics(
    state,
    placed.map((problem) => diagnostic(state.doc, problem)),
  );
  return [marked, { effects: found.of(Decoration.set(says, true)) }];
}

const lineOf = (doc: Text, { line }: PackProblem) => doc.line(Math.min(line, doc.lines));

function diagnostic(doc: Text, problem: PackProblem): Diagnostic {
  const line = lineOf(doc, problem);
  const from = Math.min(line.from + Math.max(problem.column - 1, 0), line.to);
  const word = /^[^\w$"]*[\w$.-]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 1;
  const { severity, message, code } = problem;
  return { from, to: Math.min(from + word, line.to), severity, message, source: code };
}
