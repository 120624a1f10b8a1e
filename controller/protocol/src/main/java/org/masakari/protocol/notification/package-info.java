/** What a monitor reports. */
@NullMarked
package org.masakari.protocol.notification;

import org.jspecify.annotations.NullMarked;
