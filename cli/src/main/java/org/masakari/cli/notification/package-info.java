/** The verbs for notifications. */
@NullMarked
package org.masakari.cli.notification;

import org.jspecify.annotations.NullMarked;
