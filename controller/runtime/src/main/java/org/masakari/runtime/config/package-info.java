/** INI files, read strictly: every problem at once, with file, section, key and expectation. */
@NullMarked
package org.masakari.runtime.config;

import org.jspecify.annotations.NullMarked;
