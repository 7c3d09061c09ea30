/**
 * Step 4: says what is odd about rules that are allowed: those that can never fire, and those that
 * say what others say already.
 */
@NullMarked
package dev.assay.rules.analysis;

import org.jspecify.annotations.NullMarked;
