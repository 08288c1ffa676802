package nl.gevraagd.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param privacyOfficer mail address of the data protection officer (GDPR art. 13(1)(b)); blank where there is none to name */
@ConfigurationProperties("gevraagd.operator")
record OperatorProperties(@DefaultValue("") String privacyOfficer) {}
