import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { gutter, GutterMarker } from '@codemirror/view';
import { ruleIn } from './drl';

/** In how many cases each rule fired, by its name; null until the cases ran. */
export type Coverage = ReadonlyMap<string, number> | null;

export const covering = StateEffect.define<Coverage>();

const coverage = StateField.define<Coverage>({
  create: () => null,
  update: (now, { effects }) => effects.reduce((last, effect) => (effect.is(covering) ? effect.value : last), now),
});

class Fired extends GutterMarker {
  constructor(private readonly cases: number) {
    super();
    this.elementClass = cases === 0 ? 'cm-fired cm-unfired' : 'cm-fired';
  }

  override eq({ cases }: Fired): boolean {
    return cases === this.cases;
  }

  override toDOM(): Node {
    const figure = document.createElement('span');
    figure.textContent = `${this.cases}×`;
    figure.title = this.cases === 0 ? 'No case fires this rule' : `Fires in ${this.cases} cases`;
    return figure;
  }
}

/** A margin that says at the head of each rule in how many cases it fires. */
export const coverageMargin: Extension = [
  coverage,
  gutter({
    class: 'cm-coverage',
    lineMarker(view, block) {
      const rule = ruleIn(view.state.doc.lineAt(block.from).text);
      const cases = rule === undefined ? undefined : view.state.field(coverage)?.get(rule);
      return cases === undefined ? null : new Fired(cases);
    },
    lineMarkerChange: ({ startState, state }) => startState.field(coverage) !== state.field(coverage),
  }),
];
