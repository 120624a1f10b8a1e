/** The command {@code doctor}: would a host be saved tonight? */
@NullMarked
package org.masakari.cli.doctor;

import org.jspecify.annotations.NullMarked;
