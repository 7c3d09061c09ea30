/**
 * Beside the steps: what the operator of a node does to its data, from the node's own machine and
 * while it serves: back it up, rotate its keys.
 */
@NullMarked
package dev.assay.control;

import org.jspecify.annotations.NullMarked;
