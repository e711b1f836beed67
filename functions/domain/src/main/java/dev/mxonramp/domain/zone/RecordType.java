package dev.mxonramp.domain.zone;

/** Kinds of records that we read and write at a zone's host. */
public enum RecordType {
    CNAME, MX, SRV, TXT
}
