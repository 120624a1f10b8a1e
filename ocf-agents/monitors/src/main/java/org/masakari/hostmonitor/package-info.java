/** The hostmonitor daemon: hears of fencings, judges, reports. */
@NullMarked
package org.masakari.hostmonitor;

import org.jspecify.annotations.NullMarked;
