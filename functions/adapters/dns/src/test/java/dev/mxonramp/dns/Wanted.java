package dev.mxonramp.dns;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What a check looks for in {@code acme.test}, and the words it has for the ordinary outcomes. */
enum Wanted {
    /** The record that proves whose the domain is. */
    TXT(World.NAME, Type.TXT, Type.SPF, "txt.found", "txt.absent", "txt.partial") {
        @Override
        Seen look(World world) {
            var outcome = world.txt();
            return new Seen(outcome.finding().code(), outcome.proven(), outcome.toString());
        }

        @Override
        List<String> data() {
            return List.of(World.VALUE);
        }
    },
    /** The records that bring the domain's mail here. */
    MX("acme.test", Type.MX, Type.KX, "mx.complete", "mx.none", "mx.disagree") {
        @Override
        Seen look(World world) {
            var outcome = world.mx();
            return new Seen(outcome.finding().code(), outcome.ours(), outcome.toString());
        }

        @Override
        List<String> data() {
            return List.of("10 mx1.onramp.test.", "20 mx2.onramp.test.");
        }
    };

    /**
     * What a check said.
     *
     * @param code of the diagnosis
     * @param verified whether the domain is now taken as proven, or its mail as ours
     * @param told all of it, for the report of a failure
     */
    record Seen(String code, boolean verified, String told) {}

    private final String place;
    final int type;
    /** Another type with data of the same form. */
    final int like;
    final String found;
    final String absent;
    final String partial;

    Wanted(String place, int type, int like, String found, String absent, String partial) {
        this.place = place;
        this.type = type;
        this.like = like;
        this.found = found;
        this.absent = absent;
        this.partial = partial;
    }

    abstract Seen look(World world);

    /** The data of the right records, as in a master file. */
    abstract List<String> data();

    /** What this check says where the two differ. */
    String code(String txt, String mx) {
        return this == TXT ? txt : mx;
    }

    Name owner() {
        return Name.fromConstantString(place + ".");
    }

    boolean askedIn(Message query) {
        return query.getQuestion().getType() == type && query.getQuestion().getName().equals(owner());
    }

    /** Puts the records where they belong, in place of what was there. */
    void publish(World world, long ttl) {
        world.zone.put(place, Type.string(type), ttl, data().toArray(String[]::new));
    }

    void withdraw(World world) {
        world.zone.remove(place, Type.string(type));
    }

    /** The records, at any name of any zone. */
    void publishAt(World world, String zone, String name) {
        world.dns.zone(zone).put(name, Type.string(type), 60, data().toArray(String[]::new));
    }

    /** The records that verify. */
    Record[] records() {
        return records(owner(), type, DClass.IN);
    }

    /** Their data in records of another kind. */
    Record[] records(Name owner, int kind, int dclass) {
        return data().stream().map(each -> record(owner, kind, dclass, each)).toArray(Record[]::new);
    }

    /** Records for the same name and of the same type, with other data. */
    Record[] others(String... rdata) {
        return Arrays.stream(rdata).map(each -> record(owner(), type, DClass.IN, each)).toArray(Record[]::new);
    }

    private static Record record(Name owner, int kind, int dclass, String data) {
        try {
            return Record.fromString(owner, kind, dclass, 60, data, Name.root);
        } catch (IOException e) {
            throw new IllegalArgumentException(data, e);
        }
    }
}
