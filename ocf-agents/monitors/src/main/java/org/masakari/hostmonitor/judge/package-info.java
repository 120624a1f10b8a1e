/**
 * When is a host surely off? One pure judge: what was observed goes in, what is to be reported
 * comes out. No I/O, no thread, no clock.
 */
@NullMarked
package org.masakari.hostmonitor.judge;

import org.jspecify.annotations.NullMarked;
