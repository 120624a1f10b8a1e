/** The operator's own command, asked whether a fenced host is off. */
@NullMarked
package org.masakari.hostmonitor.power;

import org.jspecify.annotations.NullMarked;
