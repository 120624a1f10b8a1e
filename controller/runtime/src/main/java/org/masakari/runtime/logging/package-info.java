/** One log for every process: a line an event, to standard error. */
@NullMarked
package org.masakari.runtime.logging;

import org.jspecify.annotations.NullMarked;
