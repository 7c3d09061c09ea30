/**
 * Step 9: has the weights of accounts found by a central Config API in place of this node, and
 * tells it what became of leads. Of a lead nothing leaves: neither what was sent nor the id it goes
 * by.
 */
@NullMarked
package dev.assay.central;

import org.jspecify.annotations.NullMarked;
