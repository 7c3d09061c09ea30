/**
 * Step 4: looks at the classes a compiler made of a pack before any of them is loaded, and says
 * what in them is not on the list of what a pack may do. Trusts no source check: what a class can
 * do is decided by its bytes alone.
 */
@NullMarked
package dev.assay.rules.bytecode;

import org.jspecify.annotations.NullMarked;
