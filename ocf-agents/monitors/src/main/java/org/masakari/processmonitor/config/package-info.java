/** The processmonitor's configuration file. */
@NullMarked
package org.masakari.processmonitor.config;

import org.jspecify.annotations.NullMarked;
