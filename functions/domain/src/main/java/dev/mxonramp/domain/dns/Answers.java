package dev.mxonramp.domain.dns;

/** What the servers of a zone said to one question. */
record Answers(ZoneCut cut, Observation seen) {}
