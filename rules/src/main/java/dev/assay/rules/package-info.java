/**
 * Step 4: judges a lead by a rule pack. {@code PackSource -> PackCompiler -> RulePack.score(Lead)
 * -> Scorecard}; the only code that knows Drools.
 */
@NullMarked
package dev.assay.rules;

import org.jspecify.annotations.NullMarked;
