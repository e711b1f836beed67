package dev.mxonramp.domain.dns;

import dev.mxonramp.domain.name.DomainName;

/** What is asked of a name server. */
public record Question(DomainName name, Type type) {
    /** The record types that checks ask for. */
    public enum Type {
        A, AAAA, MX, NS, SOA, SRV, TXT
    }

    /** The TXT records of a name. */
    public static Question txt(DomainName name) {
        return new Question(name, Type.TXT);
    }

    /** The MX records of a name. */
    public static Question mx(DomainName name) {
        return new Question(name, Type.MX);
    }
}
