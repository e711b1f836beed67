package dev.mxonramp.domain.dns;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Says what is seen of a record that mail clients look for, and the one edit that helps. */
record SoughtWording(SoughtRecord record, Entry entry, Instant at) {
    Wording of(SoughtDiagnosis diagnosis) {
        return switch (diagnosis) {
            case SoughtDiagnosis.There() -> Wording.well("The " + named() + " is there.");
            case SoughtDiagnosis.Partial(int holding, int delegated) -> Wording.patience(holding + " of " + delegated
                    + " name servers have the " + named() + "; the others are still to be updated, or do not answer.",
                    at.plusSeconds(Wording.SOON));
            case SoughtDiagnosis.Absent absent -> Wording
                    .record("There is no " + named() + " yet.", entry.at("add the record: " + fields() + "."))
                    .timed(absent.negativeTtl() == null ? null : new Timing.VisibleAfter(absent.negativeTtl()));
            case SoughtDiagnosis.Doubled(var wrong) -> Wording.record("The record is at " + wrong + ", since "
                    + entry.panel() + " appends " + entry.zone() + " to names by itself.",
                    entry.at("change its name to " + relative() + "."));
            case SoughtDiagnosis.Other other -> Wording
                    .record("At " + record.name() + " stands something else: " + Wording.quoted(other.presented())
                            + ". Mail programs are led astray by it.",
                            entry.at("replace it by this record: " + fields() + "."))
                    .timed(other.ttl() == null ? null : new Timing.ShownFor(Duration.ofSeconds(other.ttl())));
            case SoughtDiagnosis.Unheard(DnsTrouble trouble) -> TroubleWording.of(trouble, at);
        };
    }

    private String named() {
        return record.type() + " record at " + record.name();
    }

    private String fields() {
        return entry.host().filter(_ -> record.type() == SoughtRecord.Type.TXT)
                .map(host -> host.panel().txt(record.name(), entry.zone(), record.value()))
                .orElseGet(() -> "Type: " + record.type() + ", Name: " + name() + ", " + value());
    }

    /** Panels that are not known mostly append the zone, and say so in different ways: both forms are given. */
    private String name() {
        return entry.host().map(host -> host.panel().name(record.name(), entry.zone()))
                .orElseGet(() -> relative() + " (in full " + record.name() + ")");
    }

    private String value() {
        return record.type() == SoughtRecord.Type.SRV ? srv(record.value().split(" ", 4)) : "Value: " + record.value();
    }

    private static String srv(String[] parts) {
        return String.format(Locale.ROOT, "Priority: %s, Weight: %s, Port: %s, Target: %s", parts[0], parts[1],
                parts[2],
                parts[3]);
    }

    private String relative() {
        String full = record.name().ascii();
        String zone = "." + entry.zone();
        return full.endsWith(zone) ? full.substring(0, full.length() - zone.length()) : full;
    }
}
