/**
 * Step 8: tells the world what has happened. An event is written in the transaction of what it
 * tells of; one sender for all nodes gives it its number, in the order of which events are read.
 */
@NullMarked
package dev.assay.events;

import org.jspecify.annotations.NullMarked;
