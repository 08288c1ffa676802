/** Letters: the outbox, and the one door to SMTP. */
@NullMarked
package nl.gevraagd.mail;

import org.jspecify.annotations.NullMarked;
