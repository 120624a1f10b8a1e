/** The controller's API from the other side: one small client for the monitors and the command. */
@NullMarked
package org.masakari.protocol.client;

import org.jspecify.annotations.NullMarked;
