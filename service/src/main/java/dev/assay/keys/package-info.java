/**
 * Below step 6: the keys under which personal data rests. The master key wraps each tenant's key,
 * which wraps the data key of each lead; destroying a data key erases its lead. Hash keys, by which
 * people are looked up without being stored, stand beside this chain.
 */
@NullMarked
package dev.assay.keys;

import org.jspecify.annotations.NullMarked;
