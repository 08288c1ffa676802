package nl.gevraagd.lead;

import nl.gevraagd.shared.Id;

/** Names a lead. It is the id of the consent that the lead came from: a new consent makes a new lead. */
public record LeadId(String value) implements Id {}
