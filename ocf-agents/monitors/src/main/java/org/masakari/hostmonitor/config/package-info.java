/** The hostmonitor's configuration file. */
@NullMarked
package org.masakari.hostmonitor.config;

import org.jspecify.annotations.NullMarked;
