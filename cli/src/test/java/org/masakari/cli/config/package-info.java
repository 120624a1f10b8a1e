@NullMarked
package org.masakari.cli.config;

import org.jspecify.annotations.NullMarked;
