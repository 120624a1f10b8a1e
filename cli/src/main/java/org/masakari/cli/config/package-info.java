/** The command group {@code config}: what the config files of this machine say. */
@NullMarked
package org.masakari.cli.config;

import org.jspecify.annotations.NullMarked;
