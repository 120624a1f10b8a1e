/** The instancemonitor's configuration file. */
@NullMarked
package org.masakari.instancemonitor.config;

import org.jspecify.annotations.NullMarked;
