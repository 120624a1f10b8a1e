/** What Pacemaker's alert agent spooled: the supported, version-stable way to hear of a fencing. */
@NullMarked
package org.masakari.hostmonitor.alert;

import org.jspecify.annotations.NullMarked;
