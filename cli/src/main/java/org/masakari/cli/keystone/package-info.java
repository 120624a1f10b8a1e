/** {@code masakari keystone}: the controllers in Keystone's catalog. */
@NullMarked
package org.masakari.cli.keystone;

import org.jspecify.annotations.NullMarked;
