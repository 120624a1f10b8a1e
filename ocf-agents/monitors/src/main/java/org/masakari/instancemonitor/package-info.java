/** The instancemonitor daemon: hears of guests that fail, judges, reports. */
@NullMarked
package org.masakari.instancemonitor;

import org.jspecify.annotations.NullMarked;
