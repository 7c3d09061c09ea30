/**
 * Step 4: knows what nobody may be judged by, and what gives it away. Packs, lists, mappings and
 * traits ask it about every name they read.
 */
@NullMarked
package dev.assay.rules.fairness;

import org.jspecify.annotations.NullMarked;
