/**
 * What libvirt-java lacks for watching domains: the events it does not register, raw numbers that
 * stay readable when libvirt grows, and a connection that is found again.
 */
@NullMarked
package org.masakari.libvirt;

import org.jspecify.annotations.NullMarked;
